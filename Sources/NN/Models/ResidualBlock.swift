/// A block of a ResNet: a few convolutions whose result is added to what came in.
///
/// The addition gives the gradient a way around the convolutions, which is what makes great depth trainable. To see
/// what is computed, read ``plainForward(_:)``.
public struct ResidualBlock: Sendable {
    /// The convolutions and normalizations on the block's main way: two of 3x3, or 1x1, 3x3 and 1x1.
    public let convolutions: [ConvolutionBlock]
    /// What fits the input to the result where their shapes differ.
    public let downsample: ConvolutionBlock?

    /// The number of channels that come out.
    var outputs: Int { convolutions.last!.convolution.weight.shape[0] }

    init(_ reader: inout WeightsReader, name: String, inputs: Int, width: Int, stride: Int, bottleneck: Bool) {
        let outputs = bottleneck ? 4 * width : width
        // Wide variants differ in the inner width only.
        let inner =
            bottleneck ? reader.weights.tensors[reader.weights.prefix + name + ".conv1.weight"]?.shape.first : nil
        let middle = inner ?? width
        let plan: [(inputs: Int, outputs: Int, kernel: Int, stride: Int)] =
            bottleneck
            ? [(inputs, middle, 1, 1), (middle, middle, 3, stride), (middle, outputs, 1, 1)]
            : [(inputs, outputs, 3, stride), (outputs, outputs, 3, 1)]
        var convolutions: [ConvolutionBlock] = []
        for (index, step) in plan.enumerated() {
            let convolution = reader.convolution(
                "\(name).conv\(index + 1)", inputs: step.inputs, outputs: step.outputs, kernel: step.kernel,
                stride: step.stride, padding: step.kernel / 2)
            let normalization = reader.normalization("\(name).bn\(index + 1)", channels: step.outputs)
            convolutions.append(ConvolutionBlock(convolution, normalization))
        }
        self.convolutions = convolutions
        if stride != 1 || inputs != outputs {
            let convolution = reader.convolution(
                "\(name).downsample.0", inputs: inputs, outputs: outputs, kernel: 1, stride: stride, padding: 0)
            downsample = ConvolutionBlock(
                convolution, reader.normalization("\(name).downsample.1", channels: outputs))
        } else {
            downsample = nil
        }
    }

    /// Applies the block to `[N, C, H, W]`; every step is named below `name`, as torch names it: `layer1.0.conv1`.
    public func callAsFunction(_ input: Tensor, name: String) -> Tensor {
        self(input, name: name, rectifier: .relu)
    }

    func callAsFunction(_ input: Tensor, name: String, rectifier: Rectifier) -> Tensor {
        var shortcut = input
        if let downsample {
            shortcut = downsample(input, names: ["\(name).downsample.0"], rectifier: nil)
                .named("\(name).downsample.1").named("\(name).downsample")
        }
        var x = input
        for (index, convolution) in convolutions.enumerated() {
            let isLast = index + 1 == convolutions.count
            x = convolution(
                x, names: ["\(name).conv\(index + 1)", "\(name).bn\(index + 1)"], adding: isLast ? shortcut : nil,
                rectifier: rectifier
            ).named("\(name).relu")
        }
        return x.named(name)
    }
}
