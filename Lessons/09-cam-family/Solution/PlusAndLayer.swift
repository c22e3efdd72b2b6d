import NN
import Starter

// BEGIN STARTER
// Handy here: `relu(tensor)`, `squared()`, `sum(over: 2, 3)`, `sum(over: 1)`, + * / between tensors and with numbers,
// `squeezed()`. Shapes of [1, C, 1, 1] and [1, C, h, w] go together.
// END STARTER

/// Grad-CAM++: how much each channel counts.
///
/// - Parameters:
///   - slope: the gradient of the class's score at the maps, `[1, C, h, w]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: one weight per channel, `[1, C, 1, 1]`, nowhere negative.
public func plusPlusWeights(slope: Tensor, maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Weigh the cells of the gradient, and add up what is positive.
    let squared = slope.squared()
    let total = maps.sum(over: 2, 3)
    // MISTAKE mean-of-maps: let total = maps.mean(over: 2, 3)
    let alpha = squared / (2 * squared + total * squared * slope + 1e-6)
    // MISTAKE zero-over-zero: let alpha = squared / (2 * squared + total * squared * slope)
    return (alpha * relu(slope)).sum(over: 2, 3)
    // MISTAKE negative-too: return (alpha * slope).sum(over: 2, 3)
    // MISTAKE averaged: return (alpha * relu(slope)).mean(over: 2, 3)
    // END SOLUTION
}

/// LayerCAM: every cell of every channel weighted by its own gradient.
///
/// - Parameters:
///   - slope: the gradient of the class's score at the maps, `[1, C, h, w]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: the evidence, `[h, w]`, on no scale but its own.
public func layerEvidence(slope: Tensor, maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Let each cell count by its own gradient, where that is positive.
    return (relu(slope) * maps).sum(over: 1).squeezed()
    // MISTAKE cut-after: return relu((slope * maps).sum(over: 1)).squeezed()
    // MISTAKE mean-slope: return relu((slope.mean(over: 2, 3) * maps).sum(over: 1)).squeezed()
    // MISTAKE not-weighted: return relu(slope).sum(over: 1).squeezed()
    // END SOLUTION
}
