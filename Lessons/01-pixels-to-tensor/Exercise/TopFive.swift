import Foundation
import NN
import Starter

// Handy here: `exp(x)`, and on arrays `max()`, `map`, `reduce(0, +)`, `indices.sorted { ... }` and `prefix(n)`.

/// The probabilities that the network's scores stand for.
///
/// `p[i] = exp(z[i]) / (exp(z[0]) + exp(z[1]) + …)`, computed so that large scores do not overflow.
///
/// - Parameter logits: the scores of one picture, one number per class.
/// - Returns: as many numbers between 0 and 1, adding up to 1, in the order of the classes.
public func probabilities(of logits: [Float]) -> [Float] {
    yourTurn("Turn scores into probabilities.")
}

/// The ids of the `count` most probable classes, the most probable first.
///
/// Classes that are equally probable are all named, each once, in either order.
public func top(_ count: Int, of probabilities: [Float]) -> [Int] {
    yourTurn("Name the most probable classes, the most probable first.")
}
