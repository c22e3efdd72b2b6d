import NN

/// Where a network's answer came from, as a method tells it.
public struct Explanation: Sendable {
    /// The class that was explained.
    public let target: Int
    /// The layer whose maps were used; nil when the method looks at pixels alone.
    public let layer: String?
    /// The map at the size of the network's input, `[H, W]`, in 0...1.
    public let heatmap: Tensor
    /// The map at the layer's size, `[h, w]`, in 0...1, before it was resized; nil for methods that look at pixels.
    public let coarse: Tensor?
    /// The method's numbers before anything was scaled or cut off; each method says which and of what shape.
    public let attribution: Tensor?
    /// The layer's maps, `[C, h, w]`; of ``FeatureMaps`` only.
    public let maps: Tensor?
    /// What the network answered, `[classes]`.
    public let logits: Tensor

    /// Why a map is 0 everywhere.
    public enum Emptiness: Sendable {
        /// Nothing in the picture speaks for the class, as far as the method can tell.
        case nothing
        /// There is something, but a map of a single place has no contrast.
        case onePlace
        /// There is something, as much of it at every place.
        case even
    }

    /// Whether the map is 0 everywhere.
    public var isEmpty: Bool { !heatmap.scalars.contains { $0 > 0 } }

    /// Why the map is 0 everywhere; nil when it is not.
    public var emptiness: Emptiness? {
        guard isEmpty else { return nil }
        // Of a pixel's three numbers the magnitude counts; of one number a place, what is above 0.
        let speaks = attribution.map { tensor in tensor.scalars.contains { tensor.rank == 3 ? $0 != 0 : $0 > 0 } }
        guard speaks == true else { return .nothing }
        return (coarse ?? heatmap).count == 1 ? .onePlace : .even
    }

    /// What a method found about a question; ``layer`` is the question's where there is a coarse map.
    ///
    /// - Parameters:
    ///   - question: whose target and logits these are.
    ///   - heatmap: `[H, W]`, in 0...1.
    ///   - coarse: `[h, w]`, in 0...1; nil for methods that look at pixels.
    ///   - attribution: the method's numbers before anything was scaled or cut off.
    ///   - maps: `[C, h, w]`, of methods that show them.
    /// - Throws: ``ExplanationError/mapNotFinite(network:)`` when any of the numbers is not finite.
    public init(
        of question: Question, heatmap: Tensor, coarse: Tensor? = nil, attribution: Tensor? = nil, maps: Tensor? = nil
    ) throws(ExplanationError) {
        for tensor in [heatmap, coarse, attribution, maps] where tensor?.scalars.allSatisfy(\.isFinite) == false {
            throw .mapNotFinite(network: question.network.architectureName)
        }
        target = question.target
        layer = coarse == nil ? nil : question.layer
        self.heatmap = heatmap
        self.coarse = coarse
        self.attribution = attribution
        self.maps = maps
        logits = question.logits.untracked().flattened(from: 0)
    }
}
