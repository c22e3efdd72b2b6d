import NN
import Starter

// Handy here: `relu(tensor)`, `squared()`, `sum(over: 2, 3)`, `sum(over: 1)`, + * / between tensors and with numbers,
// `squeezed()`. Shapes of [1, C, 1, 1] and [1, C, h, w] go together.

/// Grad-CAM++: how much each channel counts.
///
/// - Parameters:
///   - slope: the gradient of the class's score at the maps, `[1, C, h, w]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: one weight per channel, `[1, C, 1, 1]`, nowhere negative.
public func plusPlusWeights(slope: Tensor, maps: Tensor) -> Tensor {
    yourTurn("Weigh the cells of the gradient, and add up what is positive.")
}

/// LayerCAM: every cell of every channel weighted by its own gradient.
///
/// - Parameters:
///   - slope: the gradient of the class's score at the maps, `[1, C, h, w]`.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: the evidence, `[h, w]`, on no scale but its own.
public func layerEvidence(slope: Tensor, maps: Tensor) -> Tensor {
    yourTurn("Let each cell count by its own gradient, where that is positive.")
}
