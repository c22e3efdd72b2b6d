import NN
import Starter

// Handy here: `conv2d(picture, filter, padding: 1)` with a filter of shape [1, 1, 3, 3], `mean(over: 1)`, `squared()`,
// `sqrt()`, `squeezed()`; `relu(x)`, `x.untracked()`, `x.map { $0 > 0 ? 1 : 0 }`, `Edge(x) { upstream in ... }`,
// `result.recorded("name", edge)`, and `model(x, rectifier: f)`, a pass with f in the place of every ReLU.

/// How sharp the edge is at each place of a picture: Sobel's filters across and down, put together.
///
/// - Parameter picture: `[1, 3, H, W]`.
/// - Returns: `[H, W]`, nowhere negative; the network is not asked.
public func edges(_ picture: Tensor) -> Tensor {
    yourTurn("Find the edges of the gray picture with Sobel's two filters.")
}

/// A ReLU whose pullback lets only good news through: where its input was positive AND the upstream gradient is.
///
/// - Parameter x: of any shape.
/// - Returns: what `relu(x)` gives, with another pullback.
public func guidedReLU(_ x: Tensor) -> Tensor {
    yourTurn("Give the ReLU a pullback that drops what would lower the score.")
}

/// Guided backpropagation: the saliency map of a network whose ReLUs are all guided.
///
/// - Parameters:
///   - target: the id of the class.
///   - image: the network's input, `[1, 3, H, W]`.
/// - Returns: the largest magnitude of each pixel's three numbers, `[H, W]`.
public func guidedMap(of target: Int, at image: Tensor, model: ResNet) -> Tensor {
    yourTurn("Make the saliency map with guided ReLUs.")
}
