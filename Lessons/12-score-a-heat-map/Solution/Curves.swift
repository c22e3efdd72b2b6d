import NN
import Starter

// BEGIN STARTER
// Handy here: `image.shape` is `[1, 3, H, W]`, `image.scalars` has the values of one channel after the other, each row after
// row, `Tensor(values, shape: ...)` makes a tensor of them, `map.scalars`, and on arrays `indices.sorted { ... }`.
// END STARTER

/// The cells of a map in the order of their values, the largest first; of equals, the first in reading order.
///
/// - Parameters:
///   - map: `[h, w]`.
/// - Returns: places in `map.scalars`, each once: 0 is the first cell of the first row.
public func cellOrder(of map: Tensor) -> [Int] {
    // BEGIN SOLUTION: Sort the cells by their values.
    let values = map.scalars
    return values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
    // MISTAKE ascending: return values.indices.sorted { values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1 }
    // END SOLUTION
}

/// What a network says while one picture becomes another, cell by cell.
///
/// After step s of S, the first `order.count * s / S` cells (rounded down) are those of `end`, all others still those of
/// `start`.
///
/// - Parameters:
///   - start: `[1, 3, H, W]`.
///   - end: of the same shape.
///   - order: the cells in the order in which they change.
///   - rows: how many rows of cells there are; a cell is `H / rows` pixels high.
///   - columns: how many columns of cells; a cell is `W / columns` pixels wide.
///   - steps: S.
///   - probability: what the network says of a picture.
/// - Returns: `steps + 1` numbers, the first for `start` as it is, the last for `end`.
public func curve(
    from start: Tensor, to end: Tensor, order: [Int], rows: Int, columns: Int, steps: Int,
    probability: (Tensor) -> Float
) -> [Float] {
    // BEGIN SOLUTION: Change the cells step by step, and ask the network before the first step and after each.
    let (height, width) = (start.shape[2] / rows, start.shape[3] / columns)
    var mixed = start.scalars
    let new = end.scalars
    var found = [probability(start)]
    // MISTAKE starts-late: var found: [Float] = []
    var changed = 0
    for step in 1...steps {
        let until = order.count * step / steps
        // MISTAKE rest-left: let until = order.count / steps * step
        // MISTAKE only-this-step: let until = order.count * step / steps
        // MISTAKE only-this-step: mixed = start.scalars
        for cell in order[changed..<until] {
            let (top, left) = (cell / columns * height, cell % columns * width)
            // MISTAKE swapped-cells: let (top, left) = (cell % columns * height, cell / columns * width)
            for channel in 0..<start.shape[1] {
                for y in top..<min(top + height, start.shape[2]) {
                    let first = (channel * start.shape[2] + y) * start.shape[3] + left
                    mixed.replaceSubrange(first..<first + width, with: new[first..<first + width])
                }
            }
        }
        changed = until
        found.append(probability(Tensor(mixed, shape: start.shape)))
    }
    return found
    // END SOLUTION
}

/// The area below a curve by trapezoids, as if the whole curve were one wide.
///
/// - Parameters:
///   - curve: at least two numbers.
/// - Returns: for a curve that is 1 everywhere, 1.
public func area(under curve: [Float]) -> Float {
    // BEGIN SOLUTION: Add the trapezoids up, and divide by the number of steps.
    let sum = zip(curve, curve.dropFirst()).reduce(Float(0)) { $0 + ($1.0 + $1.1) / 2 }
    // MISTAKE left-ends: let sum = curve.dropLast().reduce(0, +)
    return sum / Float(curve.count - 1)
    // MISTAKE not-divided: return sum
    // MISTAKE mean-of-values: return curve.reduce(0, +) / Float(curve.count)
    // END SOLUTION
}
