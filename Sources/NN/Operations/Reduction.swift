extension Tensor {
    /// The tensor with the given axes moved to the end, and what a reduction over them is: `rows` of `length` elements.
    ///
    /// Reductions keep their axes with length 1: axis numbers keep their meaning, and the result broadcasts against
    /// what it came from.
    func rows(over axes: [Int], _ operation: String) -> (values: Tensor, rows: Int, length: Int, keptShape: [Int]) {
        let axes = normalized(axes: axes, in: operation)
        let others = (0..<rank).filter { !axes.contains($0) }
        let order = others + axes
        let values = order == Array(0..<rank) ? untracked() : untracked().permuted(order)
        let keptShape = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
        return (values, others.reduce(1) { $0 * shape[$1] }, axes.reduce(1) { $0 * shape[$1] }, keptShape)
    }

    /// Reduces the axes `axes` to length 1; the result is not tracked.
    func reduced(over axes: [Int], _ operation: String, _ reduce: (UnsafeBufferPointer<Float>) -> Float) -> Tensor {
        let (values, rows, length, keptShape) = rows(over: axes, operation)
        return values.scalars.withUnsafeBufferPointer { source in
            Tensor(shape: keptShape) { result in
                for row in 0..<rows {
                    result[row] = reduce(UnsafeBufferPointer(rebasing: source[row * length..<(row + 1) * length]))
                }
            }
        }
    }
}
