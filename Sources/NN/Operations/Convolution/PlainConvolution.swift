/// The convolution as its definition reads: the form to learn from, and to test the fast one against.
extension ConvolutionGeometry {
    /// Calls `body` for every product: which element of the input meets which weight, for which output.
    @inline(__always)
    private func forEachProduct(_ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void) {
        for n in 0..<batch {
            for o in 0..<outputChannels {
                for y in 0..<outputHeight {
                    for x in 0..<outputWidth {
                        let output = ((n * outputChannels + o) * outputHeight + y) * outputWidth + x
                        for c in 0..<inputChannels {
                            for ky in 0..<kernelHeight {
                                for kx in 0..<kernelWidth {
                                    let (row, column) = (y * stride + ky - padding, x * stride + kx - padding)
                                    guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
                                    body(
                                        ((n * inputChannels + c) * height + row) * width + column,
                                        ((o * inputChannels + c) * kernelHeight + ky) * kernelWidth + kx,
                                        output)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// `output += input * weight`, over all products.
    func plainConvolve(_ input: Tensor, _ weight: Tensor) -> Tensor {
        var result = [Float](repeating: 0, count: outputShape.reduce(1, *))
        forEachProduct { i, w, o in result[o] += input.scalars[i] * weight.scalars[w] }
        return Tensor(result, shape: outputShape)
    }

    /// Each input gets from every output that it took part in: that output's upstream gradient times the weight between them.
    func plainInputGradient(_ upstream: Tensor, _ weight: Tensor) -> Tensor {
        var result = [Float](repeating: 0, count: inputShape.reduce(1, *))
        forEachProduct { i, w, o in result[i] += upstream.scalars[o] * weight.scalars[w] }
        return Tensor(result, shape: inputShape)
    }

    /// Each weight gets from every output: that output's upstream gradient times the input that met the weight there.
    func plainWeightGradient(_ upstream: Tensor, _ input: Tensor) -> Tensor {
        var result = [Float](repeating: 0, count: weightShape.reduce(1, *))
        forEachProduct { i, w, o in result[w] += upstream.scalars[o] * input.scalars[i] }
        return Tensor(result, shape: weightShape)
    }
}
