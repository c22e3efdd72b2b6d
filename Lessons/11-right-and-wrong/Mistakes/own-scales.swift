import NN
import Starter

/// The evidence for one class at a layer, as Grad-CAM sees it, not scaled.
///
/// - Parameters:
///   - target: the id of the class.
///   - logits: what the model made of a tracked image, `[1, classes]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`, nowhere negative.
public func evidence(for target: Int, of logits: Tensor, at maps: Tensor) -> Tensor {
    let slope = gradient(of: logits[0, target], at: maps)
    return relu((slope.mean(over: 2, 3) * maps).sum(over: 1)).squeezed()
}

/// Two maps on one scale, so that they can be compared, and where they differ.
///
/// The largest value in either map becomes 1; what is twice as strong is twice as bright, in both.
///
/// - Parameters:
///   - first: `[h, w]`, nowhere negative.
///   - second: of the same shape.
/// - Returns: both maps in 0...1, and the first less the second in -1...1.
public func compared(_ first: Tensor, _ second: Tensor) -> (first: Tensor, second: Tensor, difference: Tensor) {
    let one = first / (first.max() + 1e-7)
    let other = second / (second.max() + 1e-7)
    return (one, other, one - other)
}
