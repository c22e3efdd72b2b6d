import NN
import Starter

// BEGIN STARTER
// Handy here: `tensor.scalars`, `values.indices.sorted { ... }`, `reduce(0, +)`, `Float.squareRoot()`.
// END STARTER

/// The place of each number in the order of all, 1 for the smallest; equal numbers share the mean of their places.
///
/// - Parameter values: at least one number.
/// - Returns: a rank for each of them, in the order in which they came: `[30, 10, 30, 20]` gives `[3.5, 1, 3.5, 2]`.
public func ranks(_ values: [Float]) -> [Float] {
    // BEGIN SOLUTION: Give each number its place in the order, and equal numbers the mean of theirs.
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Float](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
        var end = start
        while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
        // MISTAKE in-order: while end < start + 1 { end += 1 }
        // The places start + 1 ... end belong to equal numbers.
        let shared = Float(start + 1 + end) / 2
        // MISTAKE from-zero: let shared = Float(start + end - 1) / 2
        // MISTAKE lowest: let shared = Float(start + 1)
        // MISTAKE highest: let shared = Float(end)
        for index in order[start..<end] { ranks[index] = shared }
        start = end
    }
    return ranks
    // END SOLUTION
}

/// Spearman's rank correlation of two maps: 1 where both have the same order, -1 where one has the other's backwards.
///
/// - Parameters:
///   - first: of any shape.
///   - second: of the same shape.
/// - Returns: a number in -1...1; 0 where one of the maps is the same everywhere, and so has no order.
public func rankCorrelation(_ first: Tensor, _ second: Tensor) -> Float {
    // BEGIN SOLUTION: Correlate the ranks of the two maps.
    let a = centered(ranks(first.scalars))
    // MISTAKE pearson: let a = centered(first.scalars)
    let b = centered(ranks(second.scalars))
    // MISTAKE pearson: let b = centered(second.scalars)
    let together = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    // MISTAKE shortcut: let n = Double(a.count)
    let spread = (a.reduce(0) { $0 + $1 * $1 } * b.reduce(0) { $0 + $1 * $1 }).squareRoot()
    // MISTAKE shortcut: let apart = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return spread > 0 ? Float(together / spread) : 0
    // MISTAKE zero-over-zero: return Float(together / spread)
    // MISTAKE shortcut: return Float(1 - 6 * apart / (n * (n * n - 1)))
    // END SOLUTION
}

// BEGIN SOLUTION
/// Numbers less their mean, in double precision: the sums of thousands of ranks are large.
private func centered(_ values: [Float]) -> [Double] {
    let mean = values.reduce(0) { $0 + Double($1) } / Double(values.count)
    return values.map { Double($0) - mean }
}
// END SOLUTION
