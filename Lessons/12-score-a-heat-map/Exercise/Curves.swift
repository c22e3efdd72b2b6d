import NN
import Starter

// Handy here: `image.shape` is `[1, 3, H, W]`, `image.scalars` has the values of one channel after the other, each row after
// row, `Tensor(values, shape: ...)` makes a tensor of them, `map.scalars`, and on arrays `indices.sorted { ... }`.

/// The cells of a map in the order of their values, the largest first; of equals, the first in reading order.
///
/// - Parameters:
///   - map: `[h, w]`.
/// - Returns: places in `map.scalars`, each once: 0 is the first cell of the first row.
public func cellOrder(of map: Tensor) -> [Int] {
    yourTurn("Sort the cells by their values.")
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
    yourTurn("Change the cells step by step, and ask the network before the first step and after each.")
}

/// The area below a curve by trapezoids, as if the whole curve were one wide.
///
/// - Parameters:
///   - curve: at least two numbers.
/// - Returns: for a curve that is 1 everywhere, 1.
public func area(under curve: [Float]) -> Float {
    yourTurn("Add the trapezoids up, and divide by the number of steps.")
}
