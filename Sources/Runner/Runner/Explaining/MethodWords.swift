import Explaining

/// What a picture of a method shows, in words that promise no more than the method can keep.
struct MethodWords: Sendable {
    let method: MethodDescriptor
    /// The class, as a sentence names it.
    let target: String
    /// The layer and its size, as in `layer4 (7 x 7)`; nil for methods that look at pixels.
    let layer: String?
    /// Why the map is 0 everywhere; nil when it is not.
    let emptiness: Explanation.Emptiness?

    init(method: MethodDescriptor, target: String, layer: String?, emptiness: Explanation.Emptiness?) {
        self.method = method
        self.target = target
        self.layer = layer
        self.emptiness = emptiness
    }

    /// The words about an explanation.
    init(_ explanation: Explanation, of method: MethodDescriptor, classes: ClassNames) {
        let size = explanation.coarse?.shape.map(String.init).joined(separator: " x ")
        self.init(
            method: method, target: classes.phrase(explanation.target),
            layer: explanation.layer.map { "\($0)\(size.map { " (\($0))" } ?? "")" }, emptiness: explanation.emptiness)
    }

    /// One sentence, or two: what the bright parts are, and what they are not.
    var reading: String {
        let maps = layer ?? "the maps"
        let subject = method.usesTarget ? " for \(target)" : ""
        return switch emptiness {
        case nil: method.reading(target, maps)
        case .nothing?:
            "The map is empty: \(method.nothing(target, maps))"
                + (method.usesTarget ? " That is an answer, not a fault." : "")
        case .onePlace?:
            "There is evidence\(subject), but \(layer ?? "the picture") is a single place, and a map of one place has no "
                + "contrast: nothing in it is brighter than the rest. Show the network more of the picture (--resize, "
                + "--crop)\(layer == nil ? "." : ", or ask an earlier --layer.")"
        case .even?:
            "There is evidence\(subject), but as much of it at every place\(layer.map { " of \($0)" } ?? ""): the map has no "
                + "contrast, and nothing in it is brighter than the rest."
        }
    }
}
