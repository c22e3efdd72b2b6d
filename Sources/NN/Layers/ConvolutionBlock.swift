/// A convolution, and the batch normalization behind it if there is one: what ResNets and VGGs are built of.
///
/// ``plainForward(_:)`` says what a block computes. A network does more in one go: with an addition and the rectifier behind
/// them, the two become a single operation, and the results in between are worked out only when their names are asked
/// for.
public struct ConvolutionBlock: Sendable {
    /// The convolution.
    public let convolution: Convolution
    /// The batch normalization behind it; a VGG without batch normalization has none.
    public let normalization: BatchNormalization?

    /// What the convolution's results are multiplied by, and what is then added, `[outputs]`.
    private let scale: Tensor?
    private let shift: Tensor?

    /// A block of a convolution and what stands right behind it; of both, scale and shift are worked out once.
    public init(_ convolution: Convolution, _ normalization: BatchNormalization? = nil) {
        self.convolution = convolution
        self.normalization = normalization
        if let normalization {
            (scale, shift) = normalization.scaleAndShift(bias: convolution.bias)
        } else {
            (scale, shift) = (nil, convolution.bias?.untracked())
        }
    }

    /// The block as it reads: the convolution, then its normalization, each an operation of its own.
    ///
    /// - Parameter input: `[N, C, H, W]`.
    /// - Returns: `[N, outputs, h, w]`; the rectifier, which stands behind most blocks, is not applied.
    public func plainForward(_ input: Tensor) -> Tensor {
        let x = convolution(input)
        return normalization.map { $0(x) } ?? x
    }

    /// The plain form with names, an addition and a rectifier: what the block in one go is tested against, and what it
    /// does again when somebody asks for a result in between.
    func steps(_ input: Tensor, names: [String], adding addend: Tensor? = nil, rectifier: Rectifier?) -> Tensor {
        var x = convolution(input).named(names[0])
        if let normalization {
            x = normalization(x)
            if names.count > 1 { x = x.named(names[1]) }
        }
        if let addend { x = x + addend }
        return rectifier.map { $0(x) } ?? x
    }

    /// The same in one go, as the networks call it: as fast as it goes while nothing in between is asked for.
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
