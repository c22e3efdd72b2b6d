import NN
import Starter

// BEGIN STARTER
// Handy here: `gradient(of: score, at: tensor)`, `logits[0, target]`, `mean(over: 2, 3)`, `sum(over: 1)`,
// `relu(tensor)`, `squeezed()`, `map.max().scalar` (the largest number of a map), * between a tensor and a number.
// END STARTER

/// The evidence for one class at a layer, as Grad-CAM sees it, not scaled.
///
/// - Parameters:
///   - target: the id of the class.
///   - logits: what the model made of a tracked image, `[1, classes]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`, nowhere negative.
public func evidence(for target: Int, of logits: Tensor, at maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Build the unscaled Grad-CAM map of one class.
    let slope = gradient(of: logits[0, target], at: maps)
    // MISTAKE argmax-twice: let slope = gradient(of: logits[0, logits.argMax()], at: maps)
    // MISTAKE surprise: let slope = gradient(of: -logSoftmax(logits)[0, target], at: maps)
    return relu((slope.mean(over: 2, 3) * maps).sum(over: 1)).squeezed()
    // END SOLUTION
}

/// Two maps on one scale, so that they can be compared, and where they differ.
///
/// The largest value in either map becomes 1; what is twice as strong is twice as bright, in both.
///
/// - Parameters:
///   - first: `[h, w]`, nowhere negative.
///   - second: of the same shape.
/// - Returns: both maps in 0...1, and the first less the second in -1...1; 0 everywhere where neither holds evidence.
public func compared(_ first: Tensor, _ second: Tensor) -> (first: Tensor, second: Tensor, difference: Tensor) {
    // BEGIN SOLUTION: Bring both maps to one scale and subtract them.
    let highest = max(first.scalars.max() ?? 0, second.scalars.max() ?? 0)
    // MISTAKE own-scales: let one = first / (first.max() + 1e-7)
    // MISTAKE scale-of-first: let highest = first.scalars.max() ?? 0
    let scale = 1 / (highest + 1e-7)
    // MISTAKE own-scales: let other = second / (second.max() + 1e-7)
    // MISTAKE zero-over-zero: let scale = 1 / highest
    return (first * scale, second * scale, (first - second) * scale)
    // MISTAKE own-scales: return (one, other, one - other)
    // END SOLUTION
}
