import Explaining
import Lessons
import NN

/// The maps of a layer and how much each counts for each class: all that Grad-CAM's sum is made of.
struct WeightedSumData: Encodable, Sendable {
    let labels: [String]
    let layer: String
    /// What is added to the sum over all places to make the logit, one for each class; nil where more follows the layer
    /// than a mean and one linear layer.
    let bias: [Float]?
    let scenes: [Scene]

    struct Scene: Encodable, Sendable {
        let answer: SceneAnswer
        /// `[C, h, w]`.
        let maps: PackedTensor
        /// The mean gradient of each class's logit, `[classes, C]`, in the order of `answer.classes`.
        let weights: PackedTensor
    }

    /// - Throws: `PartFault` or `ExplanationError` when the layer or a class is not there.
    init(_ part: PartSpec, _ network: PageNetwork, _ scenes: [SeenScene]) throws {
        try self.init(layer: part.layers.first, asked: network.indices(of: part.classes), network, scenes)
    }

    /// - Parameters:
    ///   - layer: the network's last maps when nil.
    ///   - asked: the classes to ask about, as in `SceneAnswer`.
    /// - Throws: as `init(_:_:_:)`.
    init(layer: String?, asked: [Int], _ network: PageNetwork, _ scenes: [SeenScene]) throws {
        let layer = layer ?? network.network.lastMapsLayer
        self.scenes = try scenes.map { scene in
            let question = try network.question(about: scene.picture, layer: layer)
            let answer = try SceneAnswer(scene, question, network, asked: asked)
            let maps = try network.maps(of: question)
            let weights = answer.classes.map { target in
                gradient(of: question.logits[0, target], at: maps).mean(over: 2, 3).reshaped(1, -1).untracked()
            }
            return Scene(
                answer: answer, maps: .floats(maps[0].untracked()), weights: .floats(.concatenated(weights, axis: 0)))
        }
        labels = network.labels
        self.layer = layer
        let isLast = network.network.averagedHead?.layer == layer
        bias = isLast ? (network.network as? ResNet)?.fc.bias?.scalars : nil
    }
}
