import NN
import Starter

// Handy here: `model.weights` (the network's tensors), `model.weights.tensors` (a dictionary from names like
// "layer4.1.conv2.weight" to tensors), `weights.replacing(name, with: tensor)` (other weights, with one tensor
// replaced), `try ResNet(weights: weights)` (a network of its own), `tensor.shape`, `tensor.rank` (the number of axes),
// `Tensor.zeros(shape)`, `Tensor.ones(shape)`, `name.hasPrefix("layer4.")`, `name.hasSuffix(".weight")`.

/// A copy of a network in which some layers know nothing: their numbers are what they were before training.
///
/// Filters and matrices (tensors of two axes or more) get fresh random numbers, scaled by `sqrt(6 / inputs)`, where
/// `inputs` is the product of all lengths but the first. Every other `weight` and every `running_var` becomes 1, every
/// `bias` and every `running_mean` 0.
///
/// - Parameters:
///   - model: stays as it is.
///   - layers: names, as in `["layer4"]`; `["conv1", "bn1"]` are two layers.
///   - draw: gives random numbers in -1 ..< 1 for a tensor's full name and shape.
/// - Returns: another network of the same shape.
/// - Throws: what `ResNet(weights:)` throws.
public func restarted(_ model: ResNet, _ layers: [String], draw: (String, [Int]) -> Tensor) throws -> ResNet {
    yourTurn("Make a network in which the tensors of these layers are as before training.")
}

/// A network that forgets layer by layer, from the top down.
///
/// - Parameters:
///   - model: the trained network.
///   - stages: groups of layers, in the order in which a picture goes through them.
///   - draw: as for ``restarted(_:_:draw:)``.
/// - Returns: as many networks as there are stages: in the first the last group is restarted, in the second the last two
///   are, and in the last one all of them.
/// - Throws: what `ResNet(weights:)` throws.
public func cascade(_ model: ResNet, _ stages: [[String]], draw: (String, [Int]) -> Tensor) throws -> [ResNet] {
    yourTurn("Restart one group after the other, and keep each network on the way.")
}

/// How much the maps of other networks are like that of the trained one.
///
/// - Parameters:
///   - map: explains a network's answer; the picture and the class are in it.
///   - model: the trained network.
///   - networks: those to compare it with.
///   - agreement: the rank correlation of two maps, as you wrote it.
/// - Returns: a number for each of `networks`.
public func curve(
    of map: (ResNet) -> Tensor, model: ResNet, networks: [ResNet], agreement: (Tensor, Tensor) -> Float
) -> [Float] {
    yourTurn("Compare the map of each network with the trained one's.")
}
