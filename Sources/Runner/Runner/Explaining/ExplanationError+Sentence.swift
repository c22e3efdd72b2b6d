import Explaining
import Lessons

extension ExplanationError {
    /// What happened and what to do.
    var sentence: String {
        switch self {
        case .image(let shape, let side, let network):
            "The network would be shown \(shape.suffix(2).map(String.init).joined(separator: " x ")) pixels, but "
                + "\(network) needs at least \(side) x \(side). Give a larger --resize or --crop."
        case .channels(let found, let wanted, let network):
            "\(network) takes pictures of \(wanted) channels, not of \(found)."
        case .mapNotFinite(let network):
            "The method gives numbers that are not finite for this class and layer of \(network): it divides by what is 0 "
                + "here, or they are too large for single precision. Ask about another class or --layer, or take another "
                + "--method."
        case .scoreIsZero(let target):
            "The score of class \(target) is exactly 0, and ablation-cam divides by it: a share of nothing says nothing. "
                + "Ask about another class, or take --method score-cam."
        case .target(let target, let classes):
            "There is no class \(target): the network knows \(classes) classes. Give 0 to \(classes - 1)."
        case .notFinite(let network):
            "\(network) answers with numbers that are not finite: its weights hold such numbers, or --mean and --std "
                + "drive the picture out of range. Check both."
        case .unknownLayer(let layer, let network, let names):
            "\(network) has no layer \"\(layer.inMessage)\". \(Self.advice(about: layer, among: names))"
        case .notMaps(let layer, let shape, let suggestion):
            "The layer \"\(layer)\" gives \(shape), which has no height and width to draw. Try --layer \(suggestion)."
        case .noAveragedHead(let network):
            "cam needs a network that averages its last maps before one linear layer, which \(network) does not. "
                + "Take --method grad-cam, the same idea for every network."
        case .notAveraged(let layer, let averaged):
            "cam works on the maps that the network averages, those of \(averaged), not on \(layer). Leave out "
                + "--layer, or take --method grad-cam, which works on any."
        case .notEnterable(let layer, let network):
            "\(network) cannot be entered behind \(layer), so its maps cannot be taken away one by one. Give the "
                + "block or the stage that it belongs to."
        case .option(let name, let value, let allowed):
            "\(name.prefix(1).uppercased())\(name.dropFirst()) is \(value), but must be \(allowed)."
        }
    }

    /// The nearest layers, and all that there are, the steps inside of blocks left out.
    private static func advice(about layer: String, among names: [String]) -> String {
        let near = Spelling.nearest(to: layer, among: names).map { "Did you mean \($0)? " } ?? ""
        let outer = names.filter { name in !names.contains { name.hasPrefix($0 + ".") && $0.contains(".") } }
        let inner = names.first { !outer.contains($0) && $0.hasSuffix("conv2") }
        return near + "The layers are \(Spelling.list(outer))"
            + (inner.map { ", and the steps of each block, such as \($0)." } ?? ".")
    }
}
