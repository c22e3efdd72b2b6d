import NN

/// What is to be explained: why a network gives a class a certain score for a picture.
///
/// Asking runs the picture through the network once; methods take the logits, the activations and the gradients from
/// that pass.
///
/// ```swift
/// let question = try Question(model, image: picture.tensor().normalized(), target: dog, layer: "layer3")
/// let explanation = try GradCAM().explain(question)
/// ```
public struct Question: Sendable {
    /// The network that answered.
    public let network: any ExplainableClassifier
    /// The picture, normalized as the network was trained, `[1, C, H, W]`, of 3 channels but for gray networks; tracked.
    public let image: Tensor
    /// The network's answer, `[1, classes]`; tracked.
    public let logits: Tensor
    /// The class whose score is explained.
    public let target: Int
    /// The layer whose maps are used by the methods that use maps.
    public let layer: String

    /// Asks a network about a picture.
    ///
    /// - Parameters:
    ///   - network: the network that is asked; it is run once.
    ///   - image: normalized, `[1, C, H, W]`, of as many channels as the network takes.
    ///   - target: the index of a class; the one with the largest logit when nil.
    ///   - layer: the name of an activation, as in torch; the network's last maps when nil.
    /// - Throws: ``ExplanationError`` when the picture does not fit, the class or the layer does not exist, or the
    ///   network's answer is not finite.
    public init(_ network: any ExplainableClassifier, image: Tensor, target: Int? = nil, layer: String? = nil)
        throws(ExplanationError)
    {
        if image.rank == 4, image.shape[0] == 1, image.shape[1] != network.inputChannels {
            throw .channels(
                found: image.shape[1], wanted: network.inputChannels, network: network.architectureName)
        }
        guard image.rank == 4, image.shape[0] == 1,
            min(image.shape[2], image.shape[3]) >= max(network.smallestSide, 1)
        else {
            throw .image(shape: image.shape, smallestSide: network.smallestSide, network: network.architectureName)
        }
        if let target, !(0..<network.classes).contains(target) {
            throw .target(target, classes: network.classes)
        }
        self.network = network
        self.image = image.untracked().tracked()
        logits = network(self.image)
        guard logits.scalars.allSatisfy(\.isFinite) else { throw .notFinite(network: network.architectureName) }
        self.target = target ?? logits.argMax()
        self.layer = layer ?? network.lastMapsLayer
        guard logits.activation(ifPresent: self.layer) != nil else {
            throw .unknownLayer(self.layer, network: network.architectureName, names: logits.activationNames)
        }
    }

    /// The same question about another class or layer, without another pass through the network.
    ///
    /// - Parameters:
    ///   - target: the index of a class; the same as here when nil.
    ///   - layer: the name of an activation; the same as here when nil.
    /// - Throws: ``ExplanationError`` when the class or the layer does not exist.
    public func asking(target: Int? = nil, layer: String? = nil) throws(ExplanationError) -> Question {
        try Question(
            network: network, image: image, logits: logits, target: target ?? self.target, layer: layer ?? self.layer)
    }

    /// The rows and columns of the picture.
    var size: (height: Int, width: Int) { (image.shape[2], image.shape[3]) }

    /// The score that is explained: the class's logit, not its probability, which other classes push around.
    var score: Tensor { logits[0, target] }

    /// The layer's maps, `[1, C, h, w]`; tracked.
    ///
    /// - Throws: ``ExplanationError/notMaps(layer:shape:suggestion:)`` when the layer gives something else.
    func maps() throws(ExplanationError) -> Tensor {
        let maps = logits.activation(layer)
        guard maps.rank == 4 else {
            throw .notMaps(layer: layer, shape: maps.shape, suggestion: network.lastMapsLayer)
        }
        return maps
    }
}

extension Question {
    private init(network: any ExplainableClassifier, image: Tensor, logits: Tensor, target: Int, layer: String)
        throws(ExplanationError)
    {
        guard (0..<network.classes).contains(target) else { throw .target(target, classes: network.classes) }
        guard logits.activation(ifPresent: layer) != nil else {
            throw .unknownLayer(layer, network: network.architectureName, names: logits.activationNames)
        }
        self.network = network
        self.image = image
        self.logits = logits
        self.target = target
        self.layer = layer
    }
}
