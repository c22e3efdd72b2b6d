import Foundation

/// A VGG: stages of 3x3 convolutions, each stage closed by a max-pool, then three fully connected layers.
///
/// Depth, widths, batch normalization and the number of classes are read from the weights, whose names are
/// torchvision's: `features.0`, `features.1`, ... count convolutions, normalizations, ReLUs and pools alike, so the
/// numbers of the convolutions tell where the others stand.
///
/// Simonyan and Zisserman: Very Deep Convolutional Networks for Large-Scale Image Recognition, 2014.
public struct VGG: Sendable {
    /// What a VGG is made of.
    public struct Architecture: Sendable, Equatable {
        /// How many convolutions each stage has.
        public let stages: [Int]
        /// Whether each convolution is followed by a batch normalization.
        public let batchNorm: Bool

        /// 11 layers with weights.
        public static let vgg11 = Architecture(stages: [1, 1, 2, 2, 2], batchNorm: false)
        /// 13 layers with weights.
        public static let vgg13 = Architecture(stages: [2, 2, 2, 2, 2], batchNorm: false)
        /// 16 layers with weights.
        public static let vgg16 = Architecture(stages: [2, 2, 3, 3, 3], batchNorm: false)
        /// 19 layers with weights.
        public static let vgg19 = Architecture(stages: [2, 2, 4, 4, 4], batchNorm: false)

        /// An architecture of your own; five numbers of convolutions, for the five stages.
        public init(stages: [Int], batchNorm: Bool) {
            self.stages = stages
            self.batchNorm = batchNorm
        }

        /// The same stages with batch normalization.
        public var withBatchNorm: Architecture { Architecture(stages: stages, batchNorm: true) }

        /// Its name, as in `vgg16_bn`: the number counts the layers with weights.
        public var name: String { "vgg\(stages.reduce(3, +))" + (batchNorm ? "_bn" : "") }
    }

    /// A step of ``features``: what torchvision numbers.
    enum Step: Sendable {
        /// A convolution; its block has the normalization that follows, if one does.
        case convolution(ConvolutionBlock)
        case normalization(BatchNormalization)
        case rectifier
        case pool

        /// The channels that a convolution takes.
        var inputs: Int? {
            if case .convolution(let block) = self { block.convolution.weight.shape[1] } else { nil }
        }

        /// The channels that a convolution gives.
        var outputs: Int? {
            if case .convolution(let block) = self { block.convolution.weight.shape[0] } else { nil }
        }

        var isPool: Bool {
            if case .pool = self { true } else { false }
        }
    }

    /// What the network is made of.
    public let architecture: Architecture
    /// The tensors that it was built from, by torchvision's names: what torch calls its state dict.
    ///
    /// They are values: a network made of changed ones is another network, and this one stays as it is.
    public let weights: Weights
    /// The convolutional part, `features.0` and on.
    let features: [Step]
    /// The three fully connected layers, `classifier.0`, `classifier.3` and `classifier.6`, or a single one.
    public let classifier: [Linear]
    /// Rows and columns of the maps that the classifier takes.
    public let side: Int

    /// The number of classes.
    public var classes: Int { classifier[classifier.count - 1].weight.shape[0] }

    /// Builds a network from weights with torchvision's names.
    ///
    /// - Parameters:
    ///   - weights: named `features.0.weight`, `classifier.0.weight` and so on, behind what all names may share
    ///     (``Weights/sharedPrefix``). The last layer may stand in a Sequential, as in `classifier.6.1`; and a single
    ///     linear layer may stand in the place of all three, as in `classifier.1`.
    ///   - architecture: what the weights must make up; read from the weights when nil.
    /// - Throws: ``WeightsError/mismatch(file:architecture:missing:unexpected:shapes:)`` with all missing and
    ///   unexpected names and all wrong shapes at once;
    ///   ``WeightsError/unknownArchitecture(file:reason:)`` when the names are not a VGG's at all.
    public init(weights: Weights, architecture: Architecture? = nil) throws(WeightsError) {
        let weights = weights.belowSharedPrefix
        self.weights = weights
        let architecture = if let architecture { architecture } else { try Architecture(of: weights) }
        self.architecture = architecture
        var reader = WeightsReader(weights)
        var steps: [Step] = []
        var channels: Int? = weights.shape("features.0.weight", axes: 4)?[1] ?? 3
        for count in architecture.stages {
            for _ in 0..<count {
                let name = "features.\(steps.count)"
                let width = weights.shape(name + ".weight", axes: 4)?[0]
                let convolution = reader.convolution(
                    name, inputs: channels, outputs: width, kernel: 3, padding: 1, bias: true)
                // Nil where the convolution is missing: what the next one takes is then not known.
                channels = width
                let normalization =
                    architecture.batchNorm
                    ? reader.normalization("features.\(steps.count + 1)", channels: channels) : nil
                steps.append(.convolution(ConvolutionBlock(convolution, normalization)))
                if let normalization { steps.append(.normalization(normalization)) }
                steps.append(.rectifier)
            }
            steps.append(.pool)
        }
        features = steps
        // The classifier reads 7x7 maps in every published VGG; smaller ones tell by their length.
        let heads = try Self.heads(of: weights)
        let length = weights.shape(heads[0] + ".weight", axes: 2)?[1]
        let places = length.flatMap { length in channels.map { Double(length) / Double($0) } } ?? 49
        side = max(1, Int(places.squareRoot().rounded()))
        var inputs = channels.map { [side] in $0 * side * side }
        classifier = heads.map { name in
            defer { inputs = weights.shape(name + ".weight", axes: 2)?[0] }
            return reader.linear(name, inputs: inputs)
        }
        try reader.finish(architecture: architecture.name)
    }

    /// The names of the fully connected layers.
    private static func heads(of weights: Weights) throws(WeightsError) -> [String] {
        let layers = weights.linearLayers
        let three = [0, 3, 6].map { weights.linearLayer(at: "classifier.\($0)") ?? "classifier.\($0)" }
        let others = layers.filter { !three.contains($0) }
        if others.isEmpty, layers.count != 1 { return three }
        guard layers.count == 1 else {
            throw .unknownArchitecture(
                file: weights.file,
                reason: "the network ends in \(layers.count) linear layers (\(layers.joined(separator: ", "))), "
                    + "where a VGG has three, classifier.0, classifier.3 and classifier.6, or one")
        }
        return layers
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
        classify(features(image, rectifier: rectifier), rectifier: rectifier)
    }

    /// The maps of the last stage, `[N, channels, H / 32, W / 32]`.
    public func features(_ image: Tensor) -> Tensor {
        features(image, from: 0, rectifier: .relu)
    }

    /// The maps of the last stage, `[N, channels, H / 32, W / 32]`, with another function in the place of every ReLU.
    public func features(_ image: Tensor, rectifier: (Tensor) -> Tensor) -> Tensor {
        withoutActuallyEscaping(rectifier) { features(image, from: 0, rectifier: .other($0)) }
    }

    /// Applies the steps of ``features`` from number `start` on.
    func features(_ maps: Tensor, from start: Int, rectifier: Rectifier) -> Tensor {
        var x = maps
        var number = start
        while number < features.count {
            let stage = number..<(features[number...].firstIndex(where: \.isPool) ?? features.count - 1) + 1
            let channels = features[stage].compactMap(\.outputs).max() ?? x.shape[1]
            x = x.inGroups(largest: channels * x.shape.suffix(2).reduce(1, *)) { maps in
                self.stage(maps, stage, rectifier: rectifier)
            }
            number = stage.upperBound
        }
        return x.named("features")
    }

    /// Applies some steps of ``features``.
    private func stage(_ maps: Tensor, _ numbers: Range<Int>, rectifier: Rectifier) -> Tensor {
        var x = maps
        var number = numbers.lowerBound
        while number < numbers.upperBound {
            switch features[number] {
            case .convolution(let block):
                // Its normalization and rectifier are done with it.
                let end = number + (block.normalization == nil ? 1 : 2)
                x = block(x, names: (number..<end).map { "features.\($0)" }, rectifier: rectifier)
                number = end
            case .normalization(let normalization): x = normalization(x)
            case .rectifier: x = rectifier(x)
            case .pool: x = maxPool2d(x, kernel: 2)
            }
            x = x.named("features.\(number)")
            number += 1
        }
        return x
    }

    /// The logits `[N, classes]` of the last stage's maps `[N, channels, h, w]`: their means over a grid, then
    /// ``classifier``.
    public func classify(_ features: Tensor, rectifier: (Tensor) -> Tensor = relu) -> Tensor {
        var x = adaptiveAveragePool2d(features, height: side, width: side).named("avgpool").flattened(from: 1)
        for (index, layer) in classifier.enumerated() {
            x = layer(x)
            // A single layer is the classifier itself.
            if classifier.count > 1 { x = x.named("classifier.\(3 * index)") }
            if index + 1 < classifier.count {
                x = rectifier(x).named("classifier.\(3 * index + 1)")
                // Dropout passes everything on once a network is trained.
                x = x.named("classifier.\(3 * index + 2)")
            }
        }
        return x.named("classifier")
    }
}

extension VGG.Architecture {
    /// Reads the architecture from the names of weights: a pool stands wherever a number is left out.
    init(of weights: Weights) throws(WeightsError) {
        if let reason = OtherNetwork(weights)?.reason { throw .unknownArchitecture(file: weights.file, reason: reason) }
        let numbers = weights.tensors.keys.compactMap { key -> Int? in
            guard key.hasPrefix(weights.prefix + "features."), key.hasSuffix(".weight"),
                let rank = weights.tensors[key]?.rank, rank == 4
            else { return nil }
            return Int(key.dropFirst(weights.prefix.count + "features.".count).dropLast(".weight".count))
        }.filter { (0..<1000).contains($0) }.sorted()
        guard numbers.first == 0 else {
            throw .unknownArchitecture(
                file: weights.file,
                reason: "not the weights of a VGG: there is no convolution features.0; the names begin with "
                    + weights.tensors.keys.sorted().prefix(3).joined(separator: ", "))
        }
        let batchNorm = weights.tensors[weights.prefix + "features.1.running_mean"] != nil
        let step = batchNorm ? 3 : 2
        var stages = [1]
        for (number, next) in zip(numbers, numbers.dropFirst()) {
            // A gap that fits neither is left to the reader, which lists what is missing.
            if next == number + step { stages[stages.count - 1] += 1 } else { stages.append(1) }
        }
        self.init(stages: stages, batchNorm: batchNorm)
    }
}
