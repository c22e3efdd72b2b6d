extension Tensor {
    /// The index of the largest element, counted through the whole tensor; the first where several are largest.
    public func argMax() -> Int {
        require(count > 0, "argMax: shape \(shape) has no elements")
        var best = 0
        for index in 1..<Swift.max(count, 1) where scalars[index] > scalars[best] { best = index }
        return best
    }

    /// The index of the largest element along one axis, for each place of the other axes in row-major order.
    ///
    /// For logits `[N, classes]`, `argMax(over: 1)` has the predicted class of each picture.
    public func argMax(over axis: Int) -> [Int] {
        let (values, rows, length, _) = rows(over: [axis], "argMax")
        return (0..<rows).map { row in
            values.scalars[row * length..<(row + 1) * length].indices.max {
                values.scalars[$0] < values.scalars[$1] || (values.scalars[$0] == values.scalars[$1] && $0 > $1)
            }! - row * length
        }
    }

    /// The `count` largest elements of a tensor with one long axis, such as logits `[1, classes]`, largest first.
    ///
    /// Of equal ones the first comes first. Fewer are given when there are no more.
    public func top(_ count: Int) -> [(index: Int, value: Float)] {
        scalars.enumerated()
            .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
            .prefix(count)
            .map { (index: $0.offset, value: $0.element) }
    }
}
