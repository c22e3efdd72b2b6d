import Foundation

/// The architectures that can be asked for by name; the names are torchvision's.
public enum NetworkArchitecture: String, Sendable, CaseIterable, Codable {
    /// A ResNet of 18 layers with weights, blocks of two convolutions.
    case resnet18
    /// A ResNet of 34 layers with weights, blocks of two convolutions.
    case resnet34
    /// A ResNet of 50 layers with weights, blocks of three convolutions.
    case resnet50
    /// A ResNet of 101 layers with weights, blocks of three convolutions.
    case resnet101
    /// A ResNet of 152 layers with weights, blocks of three convolutions.
    case resnet152
    /// A VGG of 11 layers with weights.
    case vgg11
    /// A VGG of 13 layers with weights.
    case vgg13
    /// A VGG of 16 layers with weights.
    case vgg16
    /// A VGG of 19 layers with weights.
    case vgg19
    /// A VGG of 11 layers with weights, normalized after each convolution.
    case vgg11BatchNorm = "vgg11_bn"
    /// A VGG of 13 layers with weights, normalized after each convolution.
    case vgg13BatchNorm = "vgg13_bn"
    /// A VGG of 16 layers with weights, normalized after each convolution.
    case vgg16BatchNorm = "vgg16_bn"
    /// A VGG of 19 layers with weights, normalized after each convolution.
    case vgg19BatchNorm = "vgg19_bn"

    /// Builds a network of this architecture; the number of classes is read from the weights.
    ///
    /// - Parameter weights: with torchvision's names.
    /// - Throws: ``WeightsError/mismatch(file:architecture:missing:unexpected:shapes:)`` with all missing and
    ///   unexpected names and all wrong shapes at once.
    public func network(weights: Weights) throws(WeightsError) -> any ImageClassifier {
        switch self {
        case .resnet18: try ResNet(weights: weights, architecture: .resnet18)
        case .resnet34: try ResNet(weights: weights, architecture: .resnet34)
        case .resnet50: try ResNet(weights: weights, architecture: .resnet50)
        case .resnet101: try ResNet(weights: weights, architecture: .resnet101)
        case .resnet152: try ResNet(weights: weights, architecture: .resnet152)
        case .vgg11: try VGG(weights: weights, architecture: .vgg11)
        case .vgg13: try VGG(weights: weights, architecture: .vgg13)
        case .vgg16: try VGG(weights: weights, architecture: .vgg16)
        case .vgg19: try VGG(weights: weights, architecture: .vgg19)
        case .vgg11BatchNorm: try VGG(weights: weights, architecture: .vgg11.withBatchNorm)
        case .vgg13BatchNorm: try VGG(weights: weights, architecture: .vgg13.withBatchNorm)
        case .vgg16BatchNorm: try VGG(weights: weights, architecture: .vgg16.withBatchNorm)
        case .vgg19BatchNorm: try VGG(weights: weights, architecture: .vgg19.withBatchNorm)
        }
    }
}

extension NetworkArchitecture {
    /// The architecture that a file names.
    init(named name: String, in file: URL) throws(ModelPackageError) {
        guard let architecture = Self(rawValue: name) else {
            let near = nearest(to: name, among: Self.allCases.map(\.rawValue)).joined(separator: ", ")
            throw .malformed(
                file: file.path, place: "architecture", reason: "\"\(name)\" is not known; the nearest are \(near)")
        }
        self = architecture
    }
}
