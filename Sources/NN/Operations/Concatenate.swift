extension Tensor {
    /// Tensors joined along an axis in which they may differ; all other axes must be equal.
    ///
    /// Pictures `[1, C, H, W]` joined along axis 0 are a batch `[N, C, H, W]`.
    public static func concatenated(_ parts: [Tensor], axis: Int = 0) -> Tensor {
        guard let first = parts.first else { stop("concatenated: there is nothing to join") }
        let axis = first.normalized(axis: axis, in: "concatenated")
        var joined = first.shape
        joined[axis] = 0
        for part in parts {
            require(
                part.rank == first.rank
                    && part.shape.indices.allSatisfy { $0 == axis || part.shape[$0] == first.shape[$0] },
                "concatenated: shape \(part.shape) does not fit \(first.shape) along axis \(axis)")
            joined[axis] += part.shape[axis]
        }
        let outer = joined[..<axis].reduce(1, *)
        let inner = joined[(axis + 1)...].reduce(1, *)
        var scalars: [Float] = []
        scalars.reserveCapacity(joined.reduce(1, *))
        for row in 0..<outer {
            for part in parts {
                let run = part.shape[axis] * inner
                scalars += part.scalars[row * run..<(row + 1) * run]
            }
        }
        var start = 0
        var edges: [Edge?] = []
        for part in parts {
            let range = start..<start + part.shape[axis]
            edges.append(Edge(part) { upstream in upstream.sliced(axis: axis, range) })
            start = range.upperBound
        }
        return Tensor(scalars, shape: joined, node: nil).recorded("concatenate", edges)
    }
}
