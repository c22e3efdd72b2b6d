/// A convolution, and the batch normalization behind it if there is one.
///
/// With the rectifier and an addition behind them they are one operation, and the results in between are worked out only
/// when their names are asked for.
public struct ConvolutionBlock: Sendable {
    /// The convolution.
    public let convolution: Convolution
    /// The batch normalization behind it; a VGG without batch normalization has none.
    public let normalization: BatchNormalization?

    /// What the convolution's results are multiplied by, and what is then added, `[outputs]`.
    private let scale: Tensor?
    private let shift: Tensor?

    /// Creates a block.
    public init(_ convolution: Convolution, _ normalization: BatchNormalization? = nil) {
        self.convolution = convolution
        self.normalization = normalization
        if let normalization {
            (scale, shift) = normalization.scaleAndShift(bias: convolution.bias)
        } else {
            (scale, shift) = (nil, convolution.bias?.untracked())
        }
    }

    /// Applies the block to `[N, C, H, W]`.
    ///
    /// - Parameters:
    ///   - names: the names of what the convolution and the normalization give; not of what comes out, which the caller
    ///     names.
    ///   - addend: what is added before the rectifier.
    ///   - rectifier: what comes last; nothing when nil.
    func callAsFunction(_ input: Tensor, names: [String], adding addend: Tensor? = nil, rectifier: Rectifier?) -> Tensor
    {
        if case .other? = rectifier { return steps(input, names: names, adding: addend, rectifier: rectifier) }
        // The gradient of a weight needs the results in between.
        if hasTrackedWeights { return steps(input, names: names, adding: addend, rectifier: rectifier) }
        let isRectified = rectifier != nil
        return rectifiedConvolution(
            input, convolution.weight, stride: convolution.stride, padding: convolution.padding,
            epilogue: ConvolutionEpilogue(scale: scale, shift: shift, addend: addend, isRectified: isRectified),
            recomputation: Recomputation(names: names) {
                steps(input, names: names, adding: addend, rectifier: isRectified ? .relu : nil)
            })
    }

    /// The block step by step, each an operation of its own.
    func steps(_ input: Tensor, names: [String], adding addend: Tensor? = nil, rectifier: Rectifier?) -> Tensor {
        var x = convolution(input).named(names[0])
        if let normalization {
            x = normalization(x)
            if names.count > 1 { x = x.named(names[1]) }
        }
        if let addend { x = x + addend }
        return rectifier.map { $0(x) } ?? x
    }

    private var hasTrackedWeights: Bool {
        let normalized = [normalization?.weight, normalization?.bias, normalization?.mean, normalization?.variance]
        return ([convolution.weight, convolution.bias] + normalized).contains { $0?.isTracked == true }
    }
}

/// What stands in the place of every ReLU.
enum Rectifier {
    /// ReLU itself, which may be done in one go with what comes before it.
    case relu
    /// Another function, which gets what ReLU would get.
    case other((Tensor) -> Tensor)

    func callAsFunction(_ input: Tensor) -> Tensor {
        switch self {
        case .relu: NN.relu(input)
        case .other(let function): function(input)
        }
    }
}
