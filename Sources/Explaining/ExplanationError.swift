import NN

/// Why a question cannot be answered, with the values; rendered in ``description``.
///
/// Cancelling the task that a method runs in throws `CancellationError` instead.
public enum ExplanationError: Error, Sendable, Equatable {
    /// The picture has another number of channels than the network takes.
    case channels(found: Int, wanted: Int, network: String)
    /// The picture is not `[1, C, H, W]`, or smaller than the network can look at.
    case image(shape: [Int], smallestSide: Int, network: String)
    /// There is no class of this index.
    case target(Int, classes: Int)
    /// The network gives numbers that are not finite, so nothing can be derived from them.
    case notFinite(network: String)
    /// A method gives numbers that are not finite for this class and layer.
    case mapNotFinite(network: String)
    /// The score is exactly 0, which Ablation-CAM divides by.
    case scoreIsZero(target: Int)
    /// There is no layer of this name; `names` are those that there are, in the order of the computation.
    case unknownLayer(String, network: String, names: [String])
    /// The layer gives no maps `[1, C, h, w]`.
    case notMaps(layer: String, shape: [Int], suggestion: String)
    /// CAM was asked of a network that has more than a mean and a linear layer after its last maps.
    case noAveragedHead(network: String)
    /// CAM was asked at another layer than the averaged one.
    case notAveraged(layer: String, averaged: String)
    /// The network cannot be entered behind this layer, so its maps cannot be exchanged.
    case notEnterable(layer: String, network: String)
    /// An option of a method is out of its range.
    case option(String, value: String, allowed: String)
}

extension ExplanationError: CustomStringConvertible {
    /// One clear message: what was found, what was wanted, what to do.
    public var description: String {
        switch self {
        case .image(let shape, let side, let network):
            "\(network) looks at one picture [1, channels, H, W] of at least \(side)x\(side) pixels, not at shape \(shape)"
        case .channels(let found, let wanted, let network):
            "\(network) takes pictures of \(wanted) channels, not of \(found)"
        case .target(let target, let classes):
            "there is no class \(target): the network knows \(classes) classes, 0 to \(classes - 1)"
        case .notFinite(let network):
            "\(network) answers with numbers that are not finite: its weights, or the picture, hold such numbers"
        case .mapNotFinite(let network):
            "the method gives numbers that are not finite for this class and layer of \(network): it divides by what is "
                + "0 here, or they are too large for single precision"
        case .scoreIsZero(let target):
            "the score of class \(target) is exactly 0, and ablation-cam divides by it: it has no share to give"
        case .unknownLayer(let layer, let network, let names):
            "\(network) has no layer \"\(layer)\"; the nearest are "
                + nearest(to: layer, among: names).joined(separator: ", ")
        case .notMaps(let layer, let shape, let suggestion):
            "layer \"\(layer)\" gives \(shape), which has no height and width to draw; try \"\(suggestion)\""
        case .noAveragedHead(let network):
            "cam needs a network that averages its last maps before one linear layer, which \(network) does not; "
                + "grad-cam is the same idea for every network"
        case .notAveraged(let layer, let averaged):
            "cam works on the maps that the network averages, those of \"\(averaged)\", not on \"\(layer)\"; "
                + "grad-cam works on any layer"
        case .notEnterable(let layer, let network):
            "\(network) cannot be entered behind \"\(layer)\", so the layer's maps cannot be taken away one by one; "
                + "try the block or stage that it belongs to"
        case .option(let name, let value, let allowed):
            "\(name) is \(value), but must be \(allowed)"
        }
    }
}
