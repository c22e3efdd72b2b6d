import NN
import Starter

// Handy here: `gradient(of: score, at: tensor)`, `logits[0, target]`, `mean(over: 2, 3)`, `sum(over: 1)`,
// `relu(tensor)`, `squeezed()`, `map.max().scalar` (the largest number of a map), * between a tensor and a number.

/// The evidence for one class at a layer, as Grad-CAM sees it, not scaled.
///
/// - Parameters:
///   - target: the id of the class.
///   - logits: what the model made of a tracked image, `[1, classes]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`, nowhere negative.
public func evidence(for target: Int, of logits: Tensor, at maps: Tensor) -> Tensor {
    yourTurn("Build the unscaled Grad-CAM map of one class.")
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
    yourTurn("Bring both maps to one scale and subtract them.")
}
