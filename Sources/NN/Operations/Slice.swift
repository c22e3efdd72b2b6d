extension Tensor {
    /// What is at the given indices of the leading axes: `logits[0, dog]` is one number, `maps[0, 3]` one map.
    public subscript(indices: Int...) -> Tensor { self[indices] }

    /// What is at the given indices of the leading axes: the indices as a list.
    public subscript(indices: [Int]) -> Tensor {
        require(indices.count <= rank, "subscript: \(indices.count) indices \(indices) for shape \(shape)")
        for (axis, index) in indices.enumerated() {
            require(
                (0..<shape[axis]).contains(index),
                "subscript: index \(index) is outside axis \(axis) of shape \(shape), which has length \(shape[axis])")
        }
        let start = zip(indices, strides).reduce(0) { $0 + $1.0 * $1.1 }
        let inner = Array(shape[indices.count...])
        let length = inner.reduce(1, *)
        return Tensor(Array(scalars[start..<start + length]), shape: inner, node: nil)
            .recorded(
                "subscript",
                Edge(self) { [shape] upstream in
                    upstream.scattered(into: shape, outer: 1, step: 0, start: start)
                })
    }

    /// A range of one axis, which keeps its place: `image.sliced(axis: 2, 10..<20)` has ten rows.
    public func sliced(axis: Int, _ range: Range<Int>) -> Tensor {
        let axis = normalized(axis: axis, in: "sliced")
        require(
            0 <= range.lowerBound && range.upperBound <= shape[axis],
            "sliced: \(range) is outside axis \(axis) of shape \(shape)")
        let inner = shape[(axis + 1)...].reduce(1, *)
        let outer = shape[..<axis].reduce(1, *)
        let (step, run, start) = (shape[axis] * inner, range.count * inner, range.lowerBound * inner)
        var sliced = shape
        sliced[axis] = range.count
        let values = scalars.withUnsafeBufferPointer { source in
            Tensor(shape: sliced) { result in
                for row in 0..<outer where run > 0 {
                    (result + row * run).update(from: source.baseAddress! + row * step + start, count: run)
                }
            }
        }
        return values.recorded(
            "slice",
            Edge(self) { [shape] upstream in
                upstream.scattered(into: shape, outer: outer, step: step, start: start)
            })
    }

    /// Zeros of shape `shape` with this tensor's elements, in `outer` equal runs, written at `start` and every `step`
    /// on.
    private func scattered(into shape: [Int], outer: Int, step: Int, start: Int) -> Tensor {
        var result = [Float](repeating: 0, count: shape.reduce(1, *))
        let run = outer == 0 ? 0 : count / outer
        for row in 0..<outer {
            for index in 0..<run { result[row * step + start + index] = scalars[row * run + index] }
        }
        return Tensor(result, shape: shape, node: nil)
    }
}
