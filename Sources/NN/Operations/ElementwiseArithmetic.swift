// The four rules of arithmetic, element by element, each with its gradient beside it.
//
// The operands are broadcast by NumPy's rules: shapes are aligned at their last axes, and axes of length 1, and missing
// leading ones, are repeated to fit. An element that was repeated collects the gradients of all its copies, which is
// what
// ``Tensor/summed(to:)`` adds up.

extension Tensor {
    /// The sum, element by element.
    ///
    /// Axes of length 1, and missing leading ones, are repeated to fit.
    public static func + (left: Tensor, right: Tensor) -> Tensor {
        let (a, b) = (left.untracked(), right.untracked())
        return broadcast(a, b, "+") { $0 + $1 }
            .recorded(
                "add",
                Edge(left) { upstream in upstream.summed(to: a.shape) },
                Edge(right) { upstream in upstream.summed(to: b.shape) })
    }

    /// The sum with a number, which is added to every element.
    public static func + (left: Tensor, right: Float) -> Tensor { left + Tensor(right) }

    /// The sum with a number, which is added to every element.
    public static func + (left: Float, right: Tensor) -> Tensor { Tensor(left) + right }
}

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

    /// Every element less a number.
    public static func - (left: Tensor, right: Float) -> Tensor { left - Tensor(right) }

    /// A number less every element.
    public static func - (left: Float, right: Tensor) -> Tensor { Tensor(left) - right }
}

extension Tensor {
    /// The product, element by element.
    ///
    /// Axes of length 1, and missing leading ones, are repeated to fit.
    public static func * (left: Tensor, right: Tensor) -> Tensor {
        let (a, b) = (left.untracked(), right.untracked())
        return broadcast(a, b, "*") { $0 * $1 }
            .recorded(
                "multiply",
                Edge(left) { upstream in (upstream * b).summed(to: a.shape) },
                Edge(right) { upstream in (upstream * a).summed(to: b.shape) })
    }

    /// The product with a number, which every element is multiplied by.
    public static func * (left: Tensor, right: Float) -> Tensor { left * Tensor(right) }

    /// The product with a number, which every element is multiplied by.
    public static func * (left: Float, right: Tensor) -> Tensor { Tensor(left) * right }
}

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

    /// Every element divided by a number.
    public static func / (left: Tensor, right: Float) -> Tensor { left / Tensor(right) }

    /// A number divided by every element.
    public static func / (left: Float, right: Tensor) -> Tensor { Tensor(left) / right }
}

extension Tensor {
    /// Every element with its sign changed.
    public static prefix func - (input: Tensor) -> Tensor {
        input.mapped { -$0 }.recorded("negate", Edge(input) { upstream in -upstream })
    }
}
