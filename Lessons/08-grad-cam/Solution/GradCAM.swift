import NN
import Starter

// BEGIN STARTER
// Handy here: `gradient(of: score, at: tensor)`, `logits[0, target]`, `mean(over: 2, 3)`, `sum(over: 1)`,
// `relu(tensor)`, `min()`, `max()`, + - * / between tensors, `squeezed()`, which drops axes of length 1.
// END STARTER

/// How much each channel of a layer speaks for a class: the mean of its gradient over the map.
///
/// - Parameters:
///   - target: the id of the class.
///   - logits: what the model made of a tracked image, `[1, classes]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: one weight per channel, `[1, C, 1, 1]`.
public func channelWeights(for target: Int, of logits: Tensor, at maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Say how much each channel speaks for the class.
    let slope = gradient(of: logits[0, target], at: maps)
    // MISTAKE probability: let slope = gradient(of: softmax(logits)[0, target], at: maps)
    return slope.mean(over: 2, 3)
    // MISTAKE sum-for-mean: return slope.sum(over: 2, 3)
    // MISTAKE peak-for-mean: return slope.max(over: 2, 3)
    // END SOLUTION
}

/// The map of the evidence for a class: the maps added up by their weights, without what speaks against it, on a scale
/// from 0 to 1.
///
/// - Parameters:
///   - weights: one weight per channel, `[1, C, 1, 1]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`, with values in 0...1; 0 everywhere where nothing speaks for the class.
public func heatmap(_ weights: Tensor, _ maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Add the maps up by their weights, and keep what speaks for the class.
    let evidence = relu((weights * maps).sum(over: 1)).squeezed()
    // MISTAKE no-relu: let evidence = (weights * maps).sum(over: 1).squeezed()
    // MISTAKE absolute: let evidence = (weights * maps).sum(over: 1).abs().squeezed()
    let low = evidence.min()
    let high = evidence.max()
    return (evidence - low) / (high - low + 1e-7)
    // MISTAKE zero-over-zero: return (evidence - low) / (high - low)
    // END SOLUTION
}
