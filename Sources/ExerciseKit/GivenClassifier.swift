import NN

/// The network of a model folder, of whichever architecture.
///
/// A type of its own in the place of `any ImageClassifier`, so that `try given.classifier()(image)` compiles: on a call of what a
/// function returns as `any` type, Swift 6.3.1 breaks down.
public struct GivenClassifier: ImageClassifier {
    /// The network itself, for a check that asks for its architecture.
    public let network: any ImageClassifier

    /// The number of classes.
    public var classes: Int { network.classes }

    /// The channels of a picture.
    public var inputChannels: Int { network.inputChannels }

    /// The name of the architecture, as in `vgg16_bn`.
    public var architectureName: String { network.architectureName }

    /// How many numbers are worked out for each pixel of a picture; nil where nobody has counted.
    public var activationCount: ActivationCount? { network.activationCount }

    /// The logits `[N, classes]` of pictures `[N, 3, H, W]`, normalized as the network was trained.
    public func callAsFunction(_ image: Tensor) -> Tensor { network(image) }

    /// The logits `[N, classes]` of pictures `[N, 3, H, W]`, with `rectifier` in the place of every ReLU.
    ///
    /// - Parameters:
    ///   - image: `[N, 3, H, W]`, normalized as the network was trained.
    ///   - rectifier: gets what a ReLU would get, of any shape, and gives what is passed on.
    /// - Returns: `[N, classes]`.
    public func callAsFunction(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor {
        network(image, rectifier: rectifier)
    }
}
