/// Slides each filter over the input: every output is the sum of a window's elements times the filter's.
///
/// `y[n, o, i, j] = bias[o] + sum over c, ky, kx of x[n, c, i * stride + ky - padding, j * stride + kx - padding] * w[o, c, ky, kx]`
///
/// As in every deep learning library the filter is not flipped (mathematicians call this cross-correlation). Outside
/// the picture there are zeros.
///
/// ``plainConv2d(_:_:bias:stride:padding:)`` is this very sum written as loops: read that one first. Here the same numbers
/// come from whichever fast form suits the lengths, up to rounding; the fast forms are in
/// `Operations/Convolution/Fast`.
///
/// - Parameters:
///   - input: the pictures or maps, `[N, C, H, W]`.
///   - weight: the filters, `[outputs, C, height, width]`.
///   - bias: what is added to each filter's outputs, `[outputs]`.
///   - stride: how far the window moves, in pixels.
///   - padding: how many rows and columns of zeros stand on each side of the picture.
/// - Returns: `[N, outputs, (H + 2 * padding - height) / stride + 1, (W + 2 * padding - width) / stride + 1]`.
public func conv2d(
    _ input: Tensor, _ weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0
) -> Tensor {
    let geometry = ConvolutionGeometry(
        input: input.shape, weight: weight.shape, bias: bias?.shape, stride: stride, padding: padding)
    let (x, w) = (input.untracked(), weight.untracked())
    return geometry.fastestConvolve(x, w, epilogue: ConvolutionEpilogue(shift: bias?.untracked()))
        .recorded(
            "conv2d",
            Edge(input) { upstream in geometry.fastestInputGradient(upstream, w) },
            Edge(weight) { upstream in geometry.im2colWeightGradient(upstream, x) },
            bias.flatMap { Edge($0) { upstream in upstream.sum(over: 0, 2, 3).reshaped(-1) } })
}
