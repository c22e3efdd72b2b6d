import Foundation
import NN
import Starter

// BEGIN STARTER
// Handy here: `exp(x)`, and on arrays `max()`, `map`, `reduce(0, +)`, `indices.sorted { ... }` and `prefix(n)`.
// END STARTER

/// The probabilities that the network's scores stand for.
///
/// `p[i] = exp(z[i]) / (exp(z[0]) + exp(z[1]) + …)`, computed so that large scores do not overflow.
///
/// - Parameter logits: the scores of one picture, one number per class.
/// - Returns: as many numbers between 0 and 1, adding up to 1, in the order of the classes.
public func probabilities(of logits: [Float]) -> [Float] {
    // BEGIN SOLUTION: Turn scores into probabilities.
    let largest = logits.max() ?? 0
    let powers = logits.map { exp($0 - largest) }
    // MISTAKE shared-out: let powers = logits.map { max($0, 0) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
    // MISTAKE not-divided: return powers
    // END SOLUTION
}

/// The ids of the `count` most probable classes, the most probable first.
///
/// Classes that are equally probable are all named, each once, in either order.
public func top(_ count: Int, of probabilities: [Float]) -> [Int] {
    // BEGIN SOLUTION: Name the most probable classes, the most probable first.
    let ranked = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    // MISTAKE least-first: let ranked = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    // MISTAKE named-twice: let ranked = probabilities.sorted(by: >).compactMap { probabilities.firstIndex(of: $0) }
    return Array(ranked.prefix(count))
    // END SOLUTION
}
