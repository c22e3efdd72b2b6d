/// A network that gives a logit for each class of a picture, and names its activations as torchvision does.
public protocol ImageClassifier: Sendable {
    /// The number of classes.
    var classes: Int { get }

    /// The channels of a picture: 3 for red, green and blue, 1 for a network that was trained on gray ones.
    var inputChannels: Int { get }

    /// The name of the architecture, as in `resnet18` or `vgg16_bn`.
    var architectureName: String { get }

    /// How many numbers are worked out for each pixel of a picture; nil where nobody has counted.
    var activationCount: ActivationCount? { get }

    /// The logits `[N, classes]` of pictures `[N, 3, H, W]`, normalized as the network was trained.
    func callAsFunction(_ image: Tensor) -> Tensor

    /// The logits `[N, classes]` of pictures `[N, 3, H, W]`, with `rectifier` in the place of every ReLU.
    ///
    /// - Parameters:
    ///   - image: `[N, 3, H, W]`, normalized as the network was trained.
    ///   - rectifier: gets what a ReLU would get, of any shape, and gives what is passed on.
    /// - Returns: `[N, classes]`.
    func callAsFunction(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor
}

extension ImageClassifier {
    /// Three, unless a network says otherwise.
    public var inputChannels: Int { 3 }

    /// Not counted, unless a network says otherwise.
    public var activationCount: ActivationCount? { nil }

    /// The logits `[N, classes]` of pictures `[N, 3, H, W]`, normalized as the network was trained.
    public func callAsFunction(_ image: Tensor) -> Tensor {
        self(image, rectifier: relu)
    }
}

extension ResNet: ImageClassifier {
    /// The name of the architecture, as in `resnet18`.
    public var architectureName: String { architecture.name }

    /// As many as the first convolution takes.
    public var inputChannels: Int { conv1.weight.shape[1] }
}

extension VGG: ImageClassifier {
    /// The name of the architecture, as in `vgg16_bn`.
    public var architectureName: String { architecture.name }

    /// As many as the first convolution takes.
    public var inputChannels: Int { features.first?.inputs ?? 3 }
}
