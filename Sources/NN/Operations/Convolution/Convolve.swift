/// Slides each filter over the input: every output is the sum of a window's elements times the filter's.
///
/// As in every deep learning library the filter is not flipped (mathematicians call this cross-correlation). Outside the
/// picture there are zeros.
///
/// - Parameters:
///   - input: `[N, C, H, W]`.
///   - weight: `[outputs, C, height, width]`.
///   - bias: `[outputs]`.
///   - stride: how far the window moves.
///   - padding: how many zeros stand around the picture.
/// - Returns: `[N, outputs, (H + 2 * padding - height) / stride + 1, (W + 2 * padding - width) / stride + 1]`.
public func conv2d(
    _ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0
) -> Tensor {
    let geometry = ConvolutionGeometry(input: input.shape, weight: weight.shape, stride: stride, padding: padding)
    if let bias {
        require(
            bias.shape == [geometry.outputChannels],
            "conv2d: bias is [\(geometry.outputChannels)], one for each filter, but has shape \(bias.shape)")
    }
    let (x, w) = (input.untracked(), weight.untracked())
    return geometry.fastestConvolve(x, w, epilogue: ConvolutionEpilogue(shift: bias?.untracked()))
        .recorded(
            "conv2d",
            Edge(input) { upstream in geometry.fastestInputGradient(upstream, w) },
            Edge(weight) { upstream in geometry.im2colWeightGradient(upstream, x) },
            bias.flatMap { Edge($0) { upstream in upstream.sum(over: 0, 2, 3).reshaped(-1) } })
}

extension ConvolutionGeometry {
    /// The output behind its epilogue, by whichever form is the faster for these lengths.
    func fastestConvolve(_ input: Tensor, _ weight: Tensor, epilogue: ConvolutionEpilogue) -> Tensor {
        if let winograd = WinogradConvolution(self), winograd.isFaster {
            return winograd.convolve(input, weight, epilogue: epilogue)
        }
        if let winograd = SmallWinogradConvolution(self), winograd.isFaster {
            return winograd.convolve(input, weight, epilogue: epilogue)
        }
        return im2colConvolve(input, weight, epilogue: epilogue)
    }

    /// The pullback to the input, by whichever form is the faster.
    func fastestInputGradient(_ upstream: Tensor, _ weight: Tensor) -> Tensor {
        if let backward {
            if let winograd = WinogradConvolution(backward), winograd.isFaster {
                return winograd.convolve(upstream, weight, backward: true)
            }
            if let winograd = SmallWinogradConvolution(backward), winograd.isFaster {
                return winograd.convolve(upstream, weight, backward: true)
            }
        }
        return im2colInputGradient(upstream, weight)
    }

    /// The convolution, with stride 1, that takes the upstream gradient back to the input.
    var backward: ConvolutionGeometry? {
        guard stride == 1, padding < kernelHeight, kernelHeight == kernelWidth else { return nil }
        return ConvolutionGeometry(
            input: outputShape, weight: [inputChannels, outputChannels, kernelHeight, kernelWidth], stride: 1,
            padding: kernelHeight - 1 - padding)
    }
}
