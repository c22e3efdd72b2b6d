extension Tensor {
    /// The magnitude of every element; its slope is the sign, and 0 at 0.
    public func abs() -> Tensor {
        let input = untracked()
        return mapped { $0.magnitude }
            .recorded(
                "abs",
                Edge(self) { slope in
                    slope.zipped(input) { slope, x in x > 0 ? slope : x < 0 ? -slope : 0 }
                })
    }
}
