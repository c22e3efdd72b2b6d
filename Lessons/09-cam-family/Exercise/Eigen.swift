import NN
import Starter

// Handy here: `matmul(a, b)` multiplies [n, m] by [m, k]; `transposed()` turns [n, m] into [m, n]; `mean(over: 2, 3)`;
// `reshaped`; `Tensor.ones([n, 1])`, a column of ones; `squared()`, `sum()`, `sqrt()`; `abs()`, `max()`; `tensor.element()`, the
// number of a tensor that holds only one.

/// What the channels of a layer have most in common: the first principal component of its maps.
///
/// - Parameters:
///   - maps: a layer's activation, `[1, C, h, w]`.
///   - steps: how often the vector is multiplied.
/// - Returns: for each cell its place along the component, `[h, w]`; the number farthest from 0 is 1 or -1.
public func principalMap(_ maps: Tensor, steps: Int) -> Tensor {
    let (channels, height, width) = (maps.shape[1], maps.shape[2], maps.shape[3])
    yourTurn("Center the channels, find where cells differ most, and say how far along each lies.")
}

/// A component turned so that what is bright in it is where the layer answers.
///
/// - Parameters:
///   - component: `[h, w]`, of which nobody knows which of its ends is up.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`: the component, or its negative.
public func turned(_ component: Tensor, towards maps: Tensor) -> Tensor {
    yourTurn("Turn the component, so that it rises with the sum of all maps.")
}
