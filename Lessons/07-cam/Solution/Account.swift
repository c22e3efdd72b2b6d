import NN
import Starter

// BEGIN STARTER
// Handy here: `gradient(of: logits[0, target], at: maps)`; `mean(over: 2, 3)` and `sum(over: 2, 3)`, which leave these axes
// with length 1, and `squeezed()`, which drops axes of length 1; `map.element(y, x)`; `tensor.sliced(axis: 1, 2..<5)`.
// END STARTER

/// The class's row of the last linear layer, found without looking at that layer.
///
/// - Parameters:
///   - target: the id of the class.
///   - logits: what the model made of a tracked image, `[1, classes]`.
///   - maps: the last layer's activation, `[1, C, h, w]`.
/// - Returns: a weight for each channel, `[C]`.
public func classRow(for target: Int, of logits: Tensor, at maps: Tensor) -> Tensor {
    // BEGIN SOLUTION: Find the weights by the gradient alone.
    let slope = gradient(of: logits[0, target], at: maps)
    // MISTAKE probability: let slope = gradient(of: softmax(logits)[0, target], at: maps)
    return slope.sum(over: 2, 3).squeezed()
    // MISTAKE mean-for-sum: return slope.mean(over: 2, 3).squeezed()
    // END SOLUTION
}

/// Why one class has a higher score than another, cell by cell.
///
/// - Parameters:
///   - map: the class activation map of the one, `[h, w]`.
///   - other: that of the other, `[h, w]`.
/// - Returns: `[h, w]`, positive where a cell speaks for the first class more than for the second.
public func contrast(_ map: Tensor, _ other: Tensor) -> Tensor {
    // BEGIN SOLUTION: Set the two against each other.
    map - other
    // MISTAKE other-way: other - map
    // MISTAKE cut-before: relu(map) - relu(other)
    // END SOLUTION
}

/// How many points of the score come from a rectangle of cells.
///
/// - Parameters:
///   - rows: the rows of cells, from the top.
///   - columns: the columns of cells, from the left.
///   - map: a class activation map, `[h, w]`.
/// - Returns: what these cells add to the logit. All cells and the bias together make the logit.
public func share(ofRows rows: Range<Int>, columns: Range<Int>, in map: Tensor) -> Float {
    // BEGIN SOLUTION: Say what these cells add to the score.
    let part = map.sliced(axis: 0, rows).sliced(axis: 1, columns)
    return part.sum().element() / Float(map.count)
    // MISTAKE mean-of-part: return part.mean().element()
    // MISTAKE sum-of-part: return part.sum().element()
    // MISTAKE of-the-whole: return part.sum().element() / map.sum().element()
    // END SOLUTION
}
