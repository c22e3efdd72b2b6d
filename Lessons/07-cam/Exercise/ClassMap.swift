import NN
import Starter

// Handy here: `sliced(axis: 0, 3..<4)` is the fourth row, with axis 0 of length 1; `reshaped(1, count, 1, 1)`; `sum(over: 1)`;
// `squeezed()`, which drops axes of length 1; `mean()`; `tensor.element()`, the number of a tensor that holds only one.

/// The class activation map: how much each cell of the last layer adds to the score of a class.
///
/// - Parameters:
///   - target: the id of the class.
///   - weights: the last linear layer's weights, `[classes, C]`: a row for each class.
///   - maps: what the last layer makes of one picture, `[1, C, h, w]`.
/// - Returns: `[h, w]`, with positive and negative numbers, on no scale but its own.
public func classMap(for target: Int, weights: Tensor, maps: Tensor) -> Tensor {
    let channels = weights.shape[1]
    yourTurn("Take the class's row, multiply each channel's map by its number, and add the maps up.")
}

/// The score that a map accounts for.
///
/// - Parameters:
///   - map: the class activation map, `[h, w]`.
///   - bias: the number that the last layer adds for the class.
/// - Returns: the class's logit.
public func score(of map: Tensor, bias: Float) -> Float {
    yourTurn("Make the score of the map.")
}
