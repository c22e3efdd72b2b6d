import NN

/// A network that can be asked why.
///
/// `ResNet` and `VGG` conform. A network of your own conforms by naming its activations with `Tensor.named(_:)` and by
/// passing every ReLU through `rectifier`.
public protocol ExplainableClassifier: ImageClassifier {
    /// The fewest rows and columns, in pixels, that a picture must have.
    var smallestSide: Int { get }
    /// The layer that methods look at unless told otherwise: the last one whose maps still have places.
    var lastMapsLayer: String { get }
    /// How the last maps become logits when all that follows them is a mean over each and one linear layer; nil when
    /// more follows, as in a VGG.
    var averagedHead: AveragedHead? { get }

    /// The logits that follow when the activation of a layer is exchanged for another.
    ///
    /// - Parameters:
    ///   - layer: the name of an activation.
    ///   - maps: what the layer gives now, `[N, C, h, w]`; every N is a variant of its own.
    ///   - pass: tracked logits `[1, classes]` of one picture, from whose graph other activations can be taken.
    /// - Returns: `[N, classes]`, or nil when the network cannot be entered at this layer.
    func logits(after layer: String, of maps: Tensor, in pass: Tensor) -> Tensor?
}

/// A classifier that is one linear layer over the means of maps, which is what ``CAM`` needs.
public struct AveragedHead: Sendable {
    /// The layer whose maps are averaged.
    public let layer: String
    /// How much the mean of each map counts for each class, `[classes, C]`.
    public let weight: Tensor

    /// The layer whose maps are averaged, and the classifier's matrix, `[classes, C]`.
    public init(layer: String, weight: Tensor) {
        self.layer = layer
        self.weight = weight
    }
}

extension ResNet: ExplainableClassifier {
    /// Padding lets a ResNet look at a single pixel.
    public var smallestSide: Int { 1 }

    /// The last of the four layers.
    public var lastMapsLayer: String { "layer\(layers.count)" }

    /// The last layer's maps are averaged and weighted by `fc`.
    public var averagedHead: AveragedHead? { AveragedHead(layer: lastMapsLayer, weight: fc.weight) }
}

extension VGG: ExplainableClassifier {
    /// Every stage halves the sides.
    public var smallestSide: Int { 1 << architecture.stages.count }

    /// The last step of `features`, as pytorch-grad-cam advises: the last pool, `features.30` in a VGG-16.
    ///
    /// The ReLU before it, `features.29`, has twice as many places along each side.
    public var lastMapsLayer: String {
        let perConvolution = architecture.batchNorm ? 3 : 2
        let steps = architecture.stages.reduce(0) { $0 + $1 * perConvolution + 1 }
        return "features.\(steps - 1)"
    }

    /// Two more fully connected layers lie between the last maps and the logits, but where a single one reads their means.
    public var averagedHead: AveragedHead? {
        guard classifier.count == 1, side == 1 else { return nil }
        return AveragedHead(layer: lastMapsLayer, weight: classifier[0].weight)
    }
}
