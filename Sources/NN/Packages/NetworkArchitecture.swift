import Foundation

/// The architectures that can be asked for by name; the names are torchvision's.
public enum NetworkArchitecture: String, Sendable, CaseIterable, Codable {
    case resnet18, resnet34, resnet50, resnet101, resnet152
    case vgg11, vgg13, vgg16, vgg19
    case vgg11BatchNorm = "vgg11_bn"
    case vgg13BatchNorm = "vgg13_bn"
    case vgg16BatchNorm = "vgg16_bn"
    case vgg19BatchNorm = "vgg19_bn"

    /// Builds a network of this architecture; the number of classes is read from the weights.
    ///
    /// - Throws: `WeightsError.mismatch` with all missing and unexpected names and all wrong shapes at once.
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
