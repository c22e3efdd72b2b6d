import Foundation

/// A residual network: a stem, four layers of blocks that each add to what came in, and a classifier.
///
/// Depth, width and the number of classes are read from the weights, whose names are torchvision's. A tracked input
/// gives logits from which every activation can be taken by torch's name:
///
/// ```swift
/// let model = try ResNet(weights: Weights(contentsOf: url))
/// let logits = model(image.tracked())          // [N, classes]
/// let maps = logits.activation("layer4")
/// ```
///
/// To see what is computed, read ``plainForward(_:)``.
///
/// He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, 2015.
public struct ResNet: Sendable {
    /// What a ResNet is made of.
    public struct Architecture: Sendable, Equatable {
        /// How many blocks each of the four layers has.
        public let blocks: [Int]
        /// Whether blocks squeeze their channels through a 1x1, a 3x3 and a 1x1 convolution, or have two of 3x3.
        public let bottleneck: Bool

        /// 18 layers with weights: the stem, 8 blocks of two, the classifier.
        public static let resnet18 = Architecture(blocks: [2, 2, 2, 2], bottleneck: false)
        /// 34 layers with weights.
        public static let resnet34 = Architecture(blocks: [3, 4, 6, 3], bottleneck: false)
        /// 50 layers with weights.
        public static let resnet50 = Architecture(blocks: [3, 4, 6, 3], bottleneck: true)
        /// 101 layers with weights.
        public static let resnet101 = Architecture(blocks: [3, 4, 23, 3], bottleneck: true)
        /// 152 layers with weights.
        public static let resnet152 = Architecture(blocks: [3, 8, 36, 3], bottleneck: true)

        /// An architecture of your own; four numbers of blocks, for the four layers.
        public init(blocks: [Int], bottleneck: Bool) {
            self.blocks = blocks
            self.bottleneck = bottleneck
        }

        /// Its name, as in `resnet18`: the number counts the layers with weights.
        public var name: String { "resnet\(2 + blocks.reduce(0, +) * (bottleneck ? 3 : 2))" }
    }

    /// What the network is made of.
    public let architecture: Architecture
    /// The tensors that it was built from, by torchvision's names: what torch calls its state dict.
    ///
    /// They are values: a network made of changed ones is another network, and this one stays as it is.
    ///
    /// ```swift
    /// let fresh = Tensor.uniform(model.fc.weight.shape, seed: 7) - 0.5
    /// let other = try ResNet(weights: model.weights.replacing("fc.weight", with: fresh))
    /// ```
    public let weights: Weights
    /// The first convolution; its filters are pictures of what it looks for.
    public let conv1: Convolution
    /// The normalization after ``conv1``.
    public let bn1: BatchNormalization
    /// Both of them.
    private let stem: ConvolutionBlock
    /// The four layers, from `layer1` on.
    public let layers: [[ResidualBlock]]
    /// The classifier, which maps the means of the last layer's maps to logits.
    public let fc: Linear

    /// The number of classes.
    public var classes: Int { fc.weight.shape[0] }

    /// Builds a network from weights with torchvision's names.
    ///
    /// - Parameters:
    ///   - weights: named `conv1.weight`, `layer1.0.conv1.weight` and so on, behind what all names may share
    ///     (``Weights/sharedPrefix``). The classifier is `fc`, or the one linear layer that there is, as in `fc.1`.
    ///   - architecture: what the weights must make up; read from the weights when nil.
    /// - Throws: ``WeightsError/mismatch(file:architecture:missing:unexpected:shapes:)`` with all missing and
    ///   unexpected names and all wrong shapes at once;
    ///   ``WeightsError/unknownArchitecture(file:reason:)`` when the names are not a ResNet's at all.
    public init(weights: Weights, architecture: Architecture? = nil) throws(WeightsError) {
        let weights = weights.belowSharedPrefix
        self.weights = weights
        let architecture = if let architecture { architecture } else { try Architecture(of: weights) }
        self.architecture = architecture
        var reader = WeightsReader(weights)
        // Width and inputs are the first convolution's; should it be missing, the rest still tells the width.
        let stem = weights.shape("conv1.weight", axes: 4)
        let inputs = stem?[1] ?? 3
        let width = stem?[0] ?? weights.shape("bn1.weight", axes: 1)?[0] ?? 64
        conv1 = reader.convolution("conv1", inputs: inputs, outputs: width, kernel: 7, stride: 2, padding: 3)
        bn1 = reader.normalization("bn1", channels: width)
        self.stem = ConvolutionBlock(conv1, bn1)
        var channels = width
        var layers: [[ResidualBlock]] = []
        for (index, count) in architecture.blocks.enumerated() {
            var blocks: [ResidualBlock] = []
            for number in 0..<count {
                let block = ResidualBlock(
                    &reader, name: "layer\(index + 1).\(number)", inputs: channels, width: width << index,
                    stride: index > 0 && number == 0 ? 2 : 1, bottleneck: architecture.bottleneck)
                channels = block.outputs
                blocks.append(block)
            }
            layers.append(blocks)
        }
        self.layers = layers
        fc = reader.linear(try Self.head(of: weights), inputs: channels)
        try reader.finish(architecture: architecture.name)
    }

    /// The name of the classifier: `fc`, or that of the one linear layer that there is.
    private static func head(of weights: Weights) throws(WeightsError) -> String {
        let layers = weights.linearLayers
        if layers.contains("fc") || layers.isEmpty { return "fc" }
        guard layers.count == 1 else {
            throw .unknownArchitecture(
                file: weights.file,
                reason: "the network ends in \(layers.count) linear layers (\(layers.joined(separator: ", "))), "
                    + "where a ResNet's head is one")
        }
        return layers[0]
    }

    /// The logits `[N, classes]` of pictures `[N, 3, H, W]`, normalized as the network was trained.
    public func callAsFunction(_ image: Tensor) -> Tensor {
        classify(features(image))
    }

    /// The logits, with another function in the place of every ReLU: guided backpropagation changes only its pullback.
    ///
    /// - Parameters:
    ///   - image: `[N, 3, H, W]`.
    ///   - rectifier: gets what a ReLU would get, of any shape, and gives what is passed on.
    /// - Returns: `[N, classes]`.
    public func callAsFunction(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor {
        classify(features(image, rectifier: rectifier))
    }

    /// The maps of the last layer, `[N, channels, H / 32, W / 32]`.
    public func features(_ image: Tensor) -> Tensor {
        features(image, rectifier: .relu)
    }

    /// The maps of the last layer, `[N, channels, H / 32, W / 32]`, with another function in the place of every ReLU.
    public func features(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor {
        withoutActuallyEscaping(rectifier) { features(image, rectifier: .other($0)) }
    }

    private func features(_ image: Tensor, rectifier: Rectifier) -> Tensor {
        // The first convolution halves the sides.
        let largest = conv1.weight.shape[0] * image.shape.suffix(2).reduce(1, *) / 4
        var x = image.inGroups(largest: largest) { image in
            let maps = stem(image, names: ["conv1", "bn1"], rectifier: rectifier).named("relu")
            return maxPool2d(maps, kernel: 3, stride: 2, padding: 1).named("maxpool")
        }
        for (index, blocks) in layers.enumerated() {
            let largest = blocks[0].outputs * x.shape.suffix(2).reduce(1, *) / (index == 0 ? 1 : 4)
            x = x.inGroups(largest: largest) { maps in
                blocks.enumerated().reduce(maps) { x, block in
                    block.element(x, name: "layer\(index + 1).\(block.offset)", rectifier: rectifier)
                }
            }.named("layer\(index + 1)")
        }
        return x
    }

    /// The logits `[N, classes]` of the last layer's maps `[N, channels, h, w]`: the mean of each map, then ``fc``.
    public func classify(_ features: Tensor) -> Tensor {
        let means = globalAveragePool(features).named("avgpool")
        return fc(means.flattened(from: 1)).named("fc")
    }
}

extension ResNet.Architecture {
    /// Reads the architecture from the names of weights.
    init(of weights: Weights) throws(WeightsError) {
        if let reason = OtherNetwork(weights)?.reason { throw .unknownArchitecture(file: weights.file, reason: reason) }
        let names = weights.names
        var counts: [Int] = []
        for layer in 1...4 {
            let numbers = names.compactMap { name -> Int? in
                let parts = name.split(separator: ".")
                guard parts.count > 2, parts[0] == "layer\(layer)" else { return nil }
                return Int(parts[1]).flatMap { $0 < 0 ? nil : $0 }
            }
            guard let last = numbers.max(), last < 1000 else {
                throw .unknownArchitecture(
                    file: weights.file,
                    reason: "not the weights of a ResNet: there is nothing named layer\(layer).0; "
                        + "the names begin with \(names.sorted().prefix(3).joined(separator: ", "))")
            }
            counts.append(last + 1)
        }
        self.init(blocks: counts, bottleneck: names.contains { $0.hasPrefix("layer") && $0.contains(".conv3.") })
    }
}
