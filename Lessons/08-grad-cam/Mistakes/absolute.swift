import NN
import Starter

/// How much each channel of a layer speaks for a class: the mean of its gradient over the map.
///
/// - Parameters:
///   - target: the id of the class.
///   - logits: what the model made of a tracked image, `[1, classes]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: one weight per channel, `[1, C, 1, 1]`.
public func channelWeights(for target: Int, of logits: Tensor, at maps: Tensor) -> Tensor {
    let slope = gradient(of: logits[0, target], at: maps)
    return slope.mean(over: 2, 3)
}

/// The map of the evidence for a class: the maps added up by their weights, without what speaks against it, on a scale
/// from 0 to 1.
///
/// - Parameters:
///   - weights: one weight per channel, `[1, C, 1, 1]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`, with values in 0...1.
public func heatmap(_ weights: Tensor, _ maps: Tensor) -> Tensor {
    let evidence = (weights * maps).sum(over: 1).abs().squeezed()
    let low = evidence.min()
    let high = evidence.max()
    return (evidence - low) / (high - low + 1e-7)
}
