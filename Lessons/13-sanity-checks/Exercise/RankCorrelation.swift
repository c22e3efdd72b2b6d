import NN
import Starter

// Handy here: `tensor.scalars`, `values.indices.sorted { ... }`, `reduce(0, +)`, `Float.squareRoot()`.

/// The place of each number in the order of all, 1 for the smallest; equal numbers share the mean of their places.
///
/// - Parameter values: at least one number.
/// - Returns: a rank for each of them, in the order in which they came: `[30, 10, 30, 20]` gives `[3.5, 1, 3.5, 2]`.
public func ranks(_ values: [Float]) -> [Float] {
    yourTurn("Give each number its place in the order, and equal numbers the mean of theirs.")
}

/// Spearman's rank correlation of two maps: 1 where both have the same order, -1 where one has the other's backwards.
///
/// - Parameters:
///   - first: of any shape.
///   - second: of the same shape.
/// - Returns: a number in -1...1; 0 where one of the maps is the same everywhere, and so has no order.
public func rankCorrelation(_ first: Tensor, _ second: Tensor) -> Float {
    yourTurn("Correlate the ranks of the two maps.")
}
