/// A convolution and what usually follows it, as one operation: `y = relu(scale * conv2d(x, w) + shift + addend)`.
///
/// Scale and shift are a batch normalization with recorded statistics (or a bias), the addend is what a residual block
/// leads around its convolutions. Done one by one, each step reads and writes all its numbers; done together, they are
/// finished while they are still in the cache.
///
/// The pullback takes the steps backward: the upstream gradient passes where the output is positive; that is all for
/// the addend; for the input it is scaled, and goes back through the filters.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - weight: `[outputs, C, height, width]`; not differentiated, as scale and shift are not.
///   - epilogue: what follows; its addend may be tracked.
///   - recomputation: the steps one by one, for those who look inside.
/// - Returns: `[N, outputs, h, w]`, as ``conv2d(_:_:bias:stride:padding:)``.
func rectifiedConvolution(
    _ input: Tensor, _ weight: Tensor, stride: Int, padding: Int, epilogue: ConvolutionEpilogue,
    recomputation: Recomputation
) -> Tensor {
    let geometry = ConvolutionGeometry(input: input.shape, weight: weight.shape, stride: stride, padding: padding)
    if let addend = epilogue.addend {
        require(
            addend.shape == geometry.outputShape,
            "rectifiedConvolution: what is added has shape \(addend.shape), the convolution's result \(geometry.outputShape)"
        )
    }
    let output = geometry.fastestConvolve(input.untracked(), weight, epilogue: epilogue)
    return output.recorded(
        "rectifiedConvolution",
        [
            Edge(input) { upstream in
                geometry.fastestInputGradient(epilogue.pullback(upstream, of: output, isScaled: true), weight)
            },
            epilogue.addend.flatMap {
                Edge($0) { upstream in epilogue.pullback(upstream, of: output, isScaled: false) }
            },
        ],
        recomputation: recomputation)
}

extension ConvolutionEpilogue {
    /// The gradient before the rectifier; that of the convolution itself is scaled.
    fileprivate func pullback(_ upstream: Tensor, of output: Tensor, isScaled: Bool) -> Tensor {
        guard isRectified else { return isScaled ? scale.map { upstream.scaled(by: $0) } ?? upstream : upstream }
        let channels = output.shape[1]
        let (planes, area) = (output.shape[0] * channels, output.shape[2] * output.shape[3])
        return upstream.scalars.withUnsafeBufferPointer { upstream in
            output.scalars.withUnsafeBufferPointer { output in
                withPointers { epilogue in
                    Tensor(shape: [output.count]) { result in
                        parallelFor(over: planes, minimum: 1 + elementsWorthACore / max(area, 1)) { planes in
                            for plane in planes {
                                let factor = isScaled ? epilogue.scale?[plane % channels] ?? 1 : 1
                                for index in plane * area..<(plane + 1) * area {
                                    let scaled = upstream[index] * factor
                                    result[index] = output[index] > 0 ? scaled : 0
                                }
                            }
                        }
                    }
                }
            }
        }.reshaped(output.shape)
    }
}
