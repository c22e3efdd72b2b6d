extension Tensor {
    /// The magnitude of every element; its derivative is the sign, and 0 at 0.
    public func abs() -> Tensor {
        let input = untracked()
        return mapped { $0.magnitude }
            .recorded(
                "abs",
                Edge(self) { upstream in
                    upstream.zipped(input) { upstream, x in x > 0 ? upstream : x < 0 ? -upstream : 0 }
                })
    }
}
