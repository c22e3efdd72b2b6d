extension Tensor {
    /// Applies `body` to a few pictures of a batch at a time, and joins what comes out.
    ///
    /// A batch that is not tracked needs no activation for longer than a layer, so memory need not grow with the large
    /// ones of all pictures. A tracked batch is not taken apart.
    ///
    /// - Parameters:
    ///   - largest: the elements of the largest activation of one picture inside `body`.
    ///   - body: takes pictures `[n, C, H, W]`.
    func inGroups(largest: Int, _ body: (Tensor) -> Tensor) -> Tensor {
        let size = Swift.max(1, Self.groupLength / Swift.max(largest, 1))
        guard !isTracked, shape[0] > size else { return body(self) }
        return Tensor.concatenated(
            Swift.stride(from: 0, to: shape[0], by: size).map { start in
                body(sliced(axis: 0, start..<Swift.min(start + size, shape[0])))
            })
    }

    /// How many elements of an activation are held at a time: 26 MB.
    private static var groupLength: Int { 6_500_000 }
}
