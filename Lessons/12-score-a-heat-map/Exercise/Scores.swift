import NN
import Starter

// Handy here: `map.shape` is `[rows, columns]`, `map.scalars` has the values row after row, `mask[y, x].scalar` is one value,
// `map.argMax()` (the place of the largest in `scalars`; of equals, the first), `relu(tensor)`, `(a * b).sum().scalar`,
// and on arrays `indices.sorted { ... }`.

/// The row and the column of a map's largest value; of equals, the first in reading order.
///
/// - Parameters:
///   - map: `[h, w]`.
public func peak(of map: Tensor) -> (y: Int, x: Int) {
    yourTurn("Find the row and the column of the largest value.")
}

/// The pointing game: 1 when the largest value lies on the thing, else 0.
///
/// - Parameters:
///   - map: `[h, w]`.
///   - mask: `[h, w]`, 1 on the thing and 0 elsewhere.
public func pointing(_ map: Tensor, in mask: Tensor) -> Float {
    yourTurn("Look into the mask at the map's peak.")
}

/// The share of a map's positive values that lies on the thing; 0 when nothing is positive.
///
/// - Parameters:
///   - map: `[h, w]`.
///   - mask: `[h, w]`, 1 on the thing and 0 elsewhere.
public func mass(_ map: Tensor, in mask: Tensor) -> Float {
    yourTurn("Divide what is positive on the thing by all that is positive.")
}

/// Rank accuracy: of the K largest places, the share that lies on the thing, which covers K places.
///
/// Values are ranked as they are, negative ones too; of equals, the first in reading order come first.
///
/// - Parameters:
///   - map: `[h, w]`.
///   - mask: `[h, w]`, 1 on the thing and 0 elsewhere.
/// - Returns: 0 for a mask without a thing.
public func rankAccuracy(_ map: Tensor, in mask: Tensor) -> Float {
    yourTurn("Take as many of the largest places as the mask has, and count those in the mask.")
}
