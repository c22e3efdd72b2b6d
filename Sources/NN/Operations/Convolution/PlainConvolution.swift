/// The convolution as its definition reads, one product after the other: the form to learn from.
///
/// It gives what ``conv2d(_:_:bias:stride:padding:)`` gives, and so do its gradients; the fast forms are tested against
/// it. It is slow: try it on small pictures.
///
/// - Parameters:
///   - input: the pictures or maps, `[N, C, H, W]`.
///   - weight: the filters, `[outputs, C, height, width]`.
///   - bias: what is added to each filter's outputs, `[outputs]`.
///   - stride: how far the window moves, in pixels.
///   - padding: how many rows and columns of zeros stand on each side of the picture.
/// - Returns: `[N, outputs, (H + 2 * padding - height) / stride + 1, (W + 2 * padding - width) / stride + 1]`.
public func plainConv2d(
    _ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0
) -> Tensor {
    let geometry = ConvolutionGeometry(
        input: input.shape, weight: weight.shape, bias: bias?.shape, stride: stride, padding: padding)
    let (x, w) = (input.untracked(), weight.untracked())
    let output = geometry.plainConvolve(x, w)
        .recorded(
            "conv2d",
            Edge(input) { upstream in geometry.plainInputGradient(upstream, w) },
            Edge(weight) { upstream in geometry.plainWeightGradient(upstream, x) })
    return bias.map { output + $0.reshaped(1, -1, 1, 1) } ?? output
}

/// The three sums of a convolution: its output, and the gradients at its input and at its weight.
///
/// All three go through the same products. Where an input meets a weight for an output, the output gains
/// `input * weight`; so the input gains `upstream * weight`, and the weight gains `upstream * input`.
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

    /// Each input gets from every output that it took part in: that output's upstream gradient times the weight between
    /// them.
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
