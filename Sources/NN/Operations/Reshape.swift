extension Tensor {
    /// The same elements in another shape; one axis may be -1, and gets the length that is left.
    public func reshaped(_ shape: [Int]) -> Tensor {
        var wanted = shape
        if let open = shape.firstIndex(of: -1) {
            let known = shape.reduce(1) { $1 == -1 ? $0 : $0 * $1 }
            require(
                known > 0 && count % known == 0 && !shape[(open + 1)...].contains(-1),
                "reshaped: \(count) elements cannot fill shape \(shape)")
            wanted[open] = count / known
        }
        require(
            wanted.reduce(1, *) == count,
            "reshaped: shape \(self.shape) has \(count) elements, which do not fill \(shape)")
        return Tensor(scalars, shape: wanted, node: nil)
            .recorded("reshape", Edge(self) { [shape = self.shape] upstream in upstream.reshaped(shape) })
    }

    /// The same elements in another shape: `maps.reshaped(512, 49)`, or `maps.reshaped(512, -1)`.
    public func reshaped(_ shape: Int...) -> Tensor { reshaped(shape) }

    /// The same elements without the axes of length 1: `[1, 1, 7, 7]` becomes `[7, 7]`.
    public func squeezed() -> Tensor { reshaped(shape.filter { $0 != 1 }) }

    /// The same elements with a new axis of length 1 before `axis`.
    public func unsqueezed(at axis: Int) -> Tensor {
        require((0...rank).contains(axis), "unsqueezed: no place \(axis) in shape \(shape)")
        return reshaped(shape[..<axis] + [1] + shape[axis...])
    }

    /// The same elements with all axes from `axis` on made one: `[N, C, H, W]` from 1 is `[N, C*H*W]`.
    public func flattened(from axis: Int = 0) -> Tensor {
        require((0...rank).contains(axis), "flattened: no axis \(axis) in shape \(shape)")
        return reshaped(shape[..<axis] + [shape[axis...].reduce(1, *)])
    }
}
