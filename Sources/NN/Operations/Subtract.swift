extension Tensor {
    /// The difference, element by element.
    ///
    /// Axes of length 1, and missing leading ones, are repeated to fit.
    public static func - (left: Tensor, right: Tensor) -> Tensor {
        let (a, b) = (left.untracked(), right.untracked())
        return broadcast(a, b, "-") { $0 - $1 }
            .recorded(
                "subtract",
                Edge(left) { upstream in upstream.summed(to: a.shape) },
                Edge(right) { upstream in (-upstream).summed(to: b.shape) })
    }

    /// The difference, element by element.
    public static func - (left: Tensor, right: Float) -> Tensor { left - Tensor(right) }

    /// The difference, element by element.
    public static func - (left: Float, right: Tensor) -> Tensor { Tensor(left) - right }
}
