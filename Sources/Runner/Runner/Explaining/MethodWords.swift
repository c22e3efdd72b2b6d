import Explaining

/// What a picture of a method shows, in words that promise no more than the method can keep.
struct MethodWords: Sendable {
    let name: MethodName
    /// The class, as a sentence names it.
    let target: String
    /// The layer and its size, as in `layer4 (7 x 7)`; nil for methods that look at pixels.
    let layer: String?
    /// Whether the method found nothing.
    let isEmpty: Bool

    init(name: MethodName, target: String, layer: String?, isEmpty: Bool) {
        self.name = name
        self.target = target
        self.layer = layer
        self.isEmpty = isEmpty
    }

    /// The words about an explanation.
    init(_ explanation: Explanation, of name: MethodName, classes: ClassNames) {
        let size = explanation.coarse?.shape.map(String.init).joined(separator: " x ")
        self.init(
            name: name, target: classes.phrase(explanation.target),
            layer: explanation.layer.map { "\($0)\(size.map { " (\($0))" } ?? "")" }, isEmpty: explanation.isEmpty)
    }

    private var maps: String { layer ?? "the maps" }

    /// One sentence, or two: what the bright parts are, and what they are not.
    var reading: String {
        if isEmpty { return emptiness }
        return switch name {
        case .featureMaps:
            "Bright is where the channels of \(maps) respond on average; the class plays no part, so this is what the "
                + "network has found, not what it used."
        case .saliency:
            "Bright pixels are those where a small change would move the score of \(target) most; it does not say "
                + "that the score is made of them."
        case .smoothGrad:
            "Bright is where a small change would move the score of \(target) most, averaged over noisy copies; how "
                + "smooth it looks is the noise's doing."
        case .integratedGradients:
            "Bright pixels have a large share, for or against, of what the score of \(target) gained on the way from "
                + "the baseline to the picture; what looks like the baseline stays dark however much it matters."
        case .guidedBackprop:
            "Bright are edges that the network sees on its way to \(target); pictures for other classes look much the "
                + "same, so read it as what it sees, not why."
        case .cam:
            "Bright is where the maps of \(maps) hold evidence for \(target), exactly as the classifier weighs it; each "
                + "of these places has looked at much of the picture."
        case .gradCAM:
            "Bright is where channels of \(maps) respond that, on average, raise the score of \(target); it is no finer "
                + "than these places, and does not prove that the score depends on what is there."
        case .gradCAMPlusPlus:
            "Bright is where channels of \(maps) respond that raise the score of \(target) somewhere; several objects "
                + "show together, and it is no finer than these places."
        case .xGradCAM:
            "Bright is where channels of \(maps) respond that raise the score of \(target) where they are active; it is "
                + "no finer than these places."
        case .hiResCAM:
            "Bright places of \(maps) raised the score of \(target), as far as the network is linear behind the layer."
        case .layerCAM:
            "Bright places of \(maps) are active, and more of them would raise the score of \(target); what lowers it "
                + "is left out."
        case .eigenCAM:
            "Bright is what stands out most in \(maps), whatever the class: the same map would be drawn for any other."
        case .scoreCAM:
            "Bright is where channels of \(maps) respond through which alone the picture still scores as \(target); a "
                + "picture masked like this is like none that the network was trained on."
        case .ablationCAM:
            "Bright is where channels of \(maps) respond without which the score of \(target) falls; two channels that "
                + "stand in for each other both look dispensable."
        case .occlusion:
            "Bright is where a square of one color costs \(target) most of its score; it is as coarse as the square."
        case .rise:
            "Bright is where random masks that leave it visible keep \(target) probable; it is an estimate, and another "
                + "--seed shows how much of it is chance."
        }
    }

    private var emptiness: String {
        switch name {
        case .featureMaps, .eigenCAM: "The map is empty: nothing varies in \(maps)."
        default:
            "The map is empty: \(name.title) found nothing\(layer.map { " in \($0)" } ?? "") that speaks for \(target). "
                + "That is an answer, not a fault."
        }
    }
}
