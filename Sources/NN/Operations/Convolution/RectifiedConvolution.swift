/// A convolution and what usually follows it, as one operation: `y = relu(scale * conv2d(x, w) + shift + addend)`.
///
/// Scale and shift are a batch normalization with recorded statistics (or a bias), the addend is what a residual block
/// leads around its convolutions. Done one by one, each step reads and writes all its numbers; done together, they are
/// finished while they are still in the cache.
///
/// The pullback takes the steps backward: slopes pass where the output is positive; that is all for the addend; for the
/// input they are scaled, and go back through the filters.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - weight: `[outputs, C, height, width]`; not differentiated, as scale and shift are not.
///   - finish: what follows; its addend may be tracked.
///   - interior: the steps one by one, for those who look inside.
/// - Returns: `[N, outputs, h, w]`, as ``conv2d(_:_:bias:stride:padding:)``.
func rectifiedConvolution(
    _ input: Tensor, _ weight: Tensor, stride: Int, padding: Int, finish: ConvolutionFinish, interior: Interior
) -> Tensor {
    let geometry = ConvolutionGeometry(input: input.shape, weight: weight.shape, stride: stride, padding: padding)
    if let addend = finish.addend {
        require(
            addend.shape == geometry.outputShape,
            "rectifiedConvolution: what is added has shape \(addend.shape), the convolution's result \(geometry.outputShape)"
        )
    }
    let output = geometry.fastestConvolve(input.untracked(), weight, finish: finish)
    return output.recorded(
        "rectifiedConvolution",
        [
            Edge(input) { slope in
                geometry.fastestInputSlope(finish.slope(slope, of: output, isScaled: true), weight)
            },
            finish.addend.flatMap { Edge($0) { slope in finish.slope(slope, of: output, isScaled: false) } },
        ],
        interior: interior)
}

extension ConvolutionFinish {
    /// The slopes before the rectifier, of which those of the convolution itself are scaled.
    fileprivate func slope(_ slope: Tensor, of output: Tensor, isScaled: Bool) -> Tensor {
        guard isRectified else { return isScaled ? scale.map { slope.scaled(by: $0) } ?? slope : slope }
        let channels = output.shape[1]
        let (planes, area) = (output.shape[0] * channels, output.shape[2] * output.shape[3])
        return slope.scalars.withUnsafeBufferPointer { slope in
            output.scalars.withUnsafeBufferPointer { output in
                withPointers { finish in
                    Tensor(shape: [output.count]) { result in
                        concurrently(over: planes, minimum: 1 + elementsWorthACore / max(area, 1)) { planes in
                            for plane in planes {
                                let factor = isScaled ? finish.scale?[plane % channels] ?? 1 : 1
                                for index in plane * area..<(plane + 1) * area {
                                    let scaled = slope[index] * factor
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
