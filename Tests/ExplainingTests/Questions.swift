import Explaining
import NN

extension Question {
    /// A narrow ResNet-18 and the oracle's picture.
    static func resNet18(target: Int? = nil, layer: String? = nil) throws -> Question {
        let network = try ResNet(weights: .pseudoRandom(.resnet18, width: 32, classes: 10))
        return try Question(network, image: .picture(128, 96), target: target, layer: layer)
    }

    /// A narrow VGG-11 and the oracle's picture.
    static func vgg11(target: Int? = nil, layer: String? = nil) throws -> Question {
        let network = try VGG(weights: .pseudoRandom(.vgg11, width: 16, hidden: 20, classes: 10))
        return try Question(network, image: .picture(96, 128), target: target, layer: layer)
    }

    /// A narrow ResNet-50 and the oracle's picture.
    static func resNet50(target: Int? = nil, layer: String? = nil) throws -> Question {
        let network = try ResNet(weights: .pseudoRandom(.resnet50, width: 8, classes: 10))
        return try Question(network, image: .picture(96, 64), target: target, layer: layer)
    }

    /// A narrow VGG-13 with batch normalization and the oracle's picture.
    static func vgg13BatchNorm(target: Int? = nil, layer: String? = nil) throws -> Question {
        let network = try VGG(weights: .pseudoRandom(.vgg13.withBatchNorm, width: 8, hidden: 20, classes: 10))
        return try Question(network, image: .picture(96, 128), target: target, layer: layer)
    }

    /// A network of a few hundred numbers.
    static func faint(strength: Float = 1e7, target: Int? = nil, layer: String? = nil) throws -> Question {
        try Question(FaintNetwork(strength: strength), image: .picture(24, 20), target: target, layer: layer)
    }
}
