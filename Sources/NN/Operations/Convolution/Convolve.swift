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
    let (x, w) = (input.untracked(), weight.untracked())
    let output = geometry.convolve(x, w)
        .recorded(
            "conv2d",
            Edge(input) { slope in geometry.inputSlope(slope, w) },
            Edge(weight) { slope in geometry.weightSlope(slope, x) })
    guard let bias else { return output }
    require(
        bias.shape == [geometry.outputChannels],
        "conv2d: bias is [\(geometry.outputChannels)], one for each filter, but has shape \(bias.shape)")
    return output + bias.reshaped(1, -1, 1, 1)
}
