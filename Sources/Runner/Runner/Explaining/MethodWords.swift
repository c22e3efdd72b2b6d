import Explaining

/// What a picture of a method shows, in words that promise no more than the method can keep.
struct MethodWords: Sendable {
    let method: MethodDescriptor
    /// The class, as a sentence names it.
    let target: String
    /// The layer and its size, as in `layer4 (7 x 7)`; nil for methods that look at pixels.
    let layer: String?
    /// Whether the method found nothing.
    let isEmpty: Bool

    init(method: MethodDescriptor, target: String, layer: String?, isEmpty: Bool) {
        self.method = method
        self.target = target
        self.layer = layer
        self.isEmpty = isEmpty
    }

    /// The words about an explanation.
    init(_ explanation: Explanation, of method: MethodDescriptor, classes: ClassNames) {
        let size = explanation.coarse?.shape.map(String.init).joined(separator: " x ")
        self.init(
            method: method, target: classes.phrase(explanation.target),
            layer: explanation.layer.map { "\($0)\(size.map { " (\($0))" } ?? "")" }, isEmpty: explanation.isEmpty)
    }

    /// One sentence, or two: what the bright parts are, and what they are not.
    var reading: String {
        let maps = layer ?? "the maps"
        guard isEmpty else { return method.reading(target, maps) }
        return "The map is empty: \(method.nothing(target, maps))"
            + (method.usesTarget ? " That is an answer, not a fault." : "")
    }
}
