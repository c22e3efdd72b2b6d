import NN
import Starter

// BEGIN STARTER
// Handy here: `matmul(a, b)` multiplies [n, m] by [m, k]; `transposed()` turns [n, m] into [m, n]; `mean(over: 2, 3)`;
// `reshaped`; `Tensor.ones([n, 1])`, a column of ones; `squared()`, `sum()`, `sqrt()`; `abs()`, `max()`; `tensor.element()`, the
// number of a tensor that holds only one.
// END STARTER

/// What the channels of a layer have most in common: the first principal component of its maps.
///
/// - Parameters:
///   - maps: a layer's activation, `[1, C, h, w]`.
///   - steps: how often the vector is multiplied.
/// - Returns: for each cell its place along the component, `[h, w]`; the number farthest from 0 is 1 or -1.
public func principalMap(_ maps: Tensor, steps: Int) -> Tensor {
    let (channels, height, width) = (maps.shape[1], maps.shape[2], maps.shape[3])
    // BEGIN SOLUTION: Center the channels, find where cells differ most, and say how far along each lies.
    let centered = maps - maps.mean(over: 2, 3)
    // MISTAKE not-centered: let centered = maps
    // MISTAKE cells-centered: let centered = maps - maps.mean(over: 1)
    let table = centered.reshaped(channels, height * width).transposed()
    var direction = Tensor(repeating: 1, shape: [channels, 1])
    for _ in 0..<steps {
        // MISTAKE one-step: for _ in 0..<1 {
        let next = matmul(table.transposed(), matmul(table, direction))
        direction = next / next.squared().sum().sqrt()
    }
    let places = matmul(table, direction).reshaped(height, width)
    return places / places.abs().max()
    // END SOLUTION
}

/// A component turned so that what is bright in it is where the layer answers.
///
/// - Parameters:
///   - component: `[h, w]`, of which nobody knows which of its ends is up.
///   - maps: the layer's activation, `[1, C, h, w]`.
/// - Returns: `[h, w]`: the component, or its negative.
public func turned(_ component: Tensor, towards maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Turn the component, so that it rises with the sum of all maps.
    let total = maps.sum(over: 1).squeezed()
    let agreement = (component * (total - total.mean())).sum().element()
    // MISTAKE whole-sum: let agreement = component.sum().element()
    return agreement < 0 ? component * -1 : component
    // MISTAKE as-it-is: return agreement < 0 ? component : component
    // MISTAKE absolute: return agreement < 0 ? component.abs() : component.abs()
    // END SOLUTION
}
