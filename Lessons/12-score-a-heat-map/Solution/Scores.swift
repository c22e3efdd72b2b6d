import NN
import Starter

// BEGIN STARTER
// Handy here: `map.shape` is `[rows, columns]`, `map.scalars` has the values row after row, `mask[y, x].scalar` is one value,
// `map.argMax()` (the place of the largest in `scalars`; of equals, the first), `relu(tensor)`, `(a * b).sum().scalar`,
// and on arrays `indices.sorted { ... }`.
// END STARTER

/// The row and the column of a map's largest value; of equals, the first in reading order.
///
/// - Parameters:
///   - map: `[h, w]`.
public func peak(of map: Tensor) -> (y: Int, x: Int) {
    // BEGIN SOLUTION: Find the row and the column of the largest value.
    let place = map.argMax()
    // MISTAKE last-of-equals: let place = map.scalars.lastIndex(of: map.max().scalar) ?? 0
    return (y: place / map.shape[1], x: place % map.shape[1])
    // MISTAKE swapped: return (y: place % map.shape[1], x: place / map.shape[1])
    // END SOLUTION
}

/// The pointing game: 1 when the largest value lies on the thing, else 0.
///
/// - Parameters:
///   - map: `[h, w]`.
///   - mask: `[h, w]`, 1 on the thing and 0 elsewhere.
public func pointing(_ map: Tensor, in mask: Tensor) -> Float {
    // BEGIN SOLUTION: Look into the mask at the map's peak.
    let (y, x) = peak(of: map)
    return mask[y, x].scalar
    // END SOLUTION
}

/// The share of a map's positive values that lies on the thing; 0 when nothing is positive.
///
/// - Parameters:
///   - map: `[h, w]`.
///   - mask: `[h, w]`, 1 on the thing and 0 elsewhere.
public func mass(_ map: Tensor, in mask: Tensor) -> Float {
    // BEGIN SOLUTION: Divide what is positive on the thing by all that is positive.
    let positive = relu(map)
    // MISTAKE not-clipped: let positive = map
    // MISTAKE absolute: let positive = map.abs()
    let total = positive.sum().scalar
    guard total != 0 else { return 0 }
    // MISTAKE zero-over-zero:
    return (positive * mask).sum().scalar / total
    // END SOLUTION
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
    // BEGIN SOLUTION: Take as many of the largest places as the mask has, and count those in the mask.
    let values = map.scalars
    // MISTAKE clipped-first: let values = relu(map).scalars
    let inside = mask.scalars
    let count = inside.count { $0 > 0 }
    guard count > 0 else { return 0 }
    let ranked = values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
    // MISTAKE threshold: let ranked = values.indices.filter { values[$0] >= map.max().scalar / 2 }
    let hits = ranked.prefix(count).count { inside[$0] > 0 }
    // MISTAKE threshold: let hits = ranked.count { inside[$0] > 0 }
    return Float(hits) / Float(count)
    // END SOLUTION
}
