/// The lengths that a convolution connects.
struct ConvolutionGeometry: Sendable {
    let batch: Int
    let inputChannels: Int
    let outputChannels: Int
    let height: Int
    let width: Int
    let kernelHeight: Int
    let kernelWidth: Int
    let stride: Int
    let padding: Int

    /// - Parameters:
    ///   - input: `[N, C, H, W]`.
    ///   - weight: `[outputs, C, height, width]`.
    ///   - bias: `[outputs]`, if there is one.
    init(input: [Int], weight: [Int], bias: [Int]? = nil, stride: Int, padding: Int) {
        require(input.count == 4, "conv2d: input is [N, C, H, W], but has shape \(input)")
        require(weight.count == 4, "conv2d: weight is [outputs, inputs, height, width], but has shape \(weight)")
        require(input[1] == weight[1], "conv2d: input has \(input[1]) channels, weight expects \(weight[1])")
        require(stride > 0, "conv2d: stride must be 1 or more, not \(stride)")
        require(padding >= 0, "conv2d: padding must be 0 or more, not \(padding)")
        require(
            weight[2] > 0 && weight[3] > 0 && input[2] + 2 * padding >= weight[2]
                && input[3] + 2 * padding >= weight[3],
            "conv2d: a kernel of \(weight[2])x\(weight[3]) does not fit into an input of \(input[2])x\(input[3]) with padding \(padding)"
        )
        if let bias {
            require(
                bias == [weight[0]],
                "conv2d: bias is [\(weight[0])], one for each filter, but has shape \(bias)")
        }
        batch = input[0]
        inputChannels = input[1]
        outputChannels = weight[0]
        (height, width) = (input[2], input[3])
        (kernelHeight, kernelWidth) = (weight[2], weight[3])
        self.stride = stride
        self.padding = padding
    }

    var outputHeight: Int { (height + 2 * padding - kernelHeight) / stride + 1 }
    var outputWidth: Int { (width + 2 * padding - kernelWidth) / stride + 1 }
    var inputShape: [Int] { [batch, inputChannels, height, width] }
    var outputShape: [Int] { [batch, outputChannels, outputHeight, outputWidth] }
    var weightShape: [Int] { [outputChannels, inputChannels, kernelHeight, kernelWidth] }

    /// Elements of one channel of the input and of the output.
    var inputArea: Int { height * width }
    var outputArea: Int { outputHeight * outputWidth }
    /// Elements of one filter: how many products make one output.
    var filterLength: Int { inputChannels * kernelHeight * kernelWidth }

    /// The outputs along one axis whose input, at kernel offset `offset`, lies inside the picture.
    @inline(__always)
    func inside(offset: Int, length: Int, outputLength: Int) -> Range<Int> {
        windowsInside(offset: offset, stride: stride, padding: padding, length: length, count: outputLength)
    }
}

/// Of `count` windows along an axis, those whose element number `offset` lies inside `0..<length`.
///
/// Window `i` begins at `i * stride - padding`.
@inline(__always)
func windowsInside(offset: Int, stride: Int, padding: Int, length: Int, count: Int) -> Range<Int> {
    let first = max(0, padding - offset + stride - 1) / stride
    let reach = length - 1 + padding - offset
    let last = reach < 0 ? -1 : reach / stride
    let end = min(count, last + 1)
    return min(first, end)..<end
}
