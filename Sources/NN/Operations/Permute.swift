extension Tensor {
    /// The axes in another order: axis `i` of the result is axis `order[i]` of this tensor.
    ///
    /// `image.permuted(0, 2, 3, 1)` turns `[N, C, H, W]` into `[N, H, W, C]`.
    public func permuted(_ order: Int...) -> Tensor { permuted(order) }

    /// The axes in another order: the order as a list.
    public func permuted(_ order: [Int]) -> Tensor {
        require(order.sorted() == Array(0..<rank), "permuted: \(order) does not name each axis of shape \(shape) once")
        let steps = order.map { strides[$0] }
        let permuted = order.map { shape[$0] }
        let values = scalars.withUnsafeBufferPointer { source in
            Tensor(shape: permuted) { result in
                guard let width = permuted.last else { return result[0] = source[0] }
                var index = [Int](repeating: 0, count: rank)
                var start = 0
                for row in 0..<count / width {
                    for x in 0..<width { result[row * width + x] = source[start + x * steps[rank - 1]] }
                    var axis = rank - 2
                    while axis >= 0 {
                        index[axis] += 1
                        start += steps[axis]
                        if index[axis] < permuted[axis] { break }
                        start -= steps[axis] * permuted[axis]
                        index[axis] = 0
                        axis -= 1
                    }
                }
            }
        }
        return values.recorded(
            "permute",
            Edge(self) { upstream in
                upstream.permuted(order.indices.map { order.firstIndex(of: $0)! })
            })
    }

    /// The last two axes exchanged: rows become columns.
    public func transposed() -> Tensor {
        require(rank >= 2, "transposed: shape \(shape) has no two axes")
        return permuted(Array(0..<rank - 2) + [rank - 1, rank - 2])
    }
}
