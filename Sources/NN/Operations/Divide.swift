extension Tensor {
    /// The quotient, element by element.
    ///
    /// Axes of length 1, and missing leading ones, are repeated to fit.
    public static func / (left: Tensor, right: Tensor) -> Tensor {
        let (a, b) = (left.untracked(), right.untracked())
        return broadcast(a, b, "/") { $0 / $1 }
            .recorded(
                "divide",
                Edge(left) { upstream in (upstream / b).summed(to: a.shape) },
                Edge(right) { upstream in (-upstream * a / (b * b)).summed(to: b.shape) })
    }

    /// The quotient, element by element.
    public static func / (left: Tensor, right: Float) -> Tensor { left / Tensor(right) }

    /// The quotient, element by element.
    public static func / (left: Float, right: Tensor) -> Tensor { Tensor(left) / right }
}
