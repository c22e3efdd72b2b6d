import Foundation

/// Functions of one number, applied to every element, each with its gradient beside it: the upstream gradient times the
/// function's derivative there.
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

    /// Every element moved into a range; the derivative is 1 inside, bounds included, and 0 outside.
    public func clamped(to range: ClosedRange<Float>) -> Tensor {
        let input = untracked()
        return mapped { Swift.min(Swift.max($0, range.lowerBound), range.upperBound) }
            .recorded(
                "clamp",
                Edge(self) { upstream in
                    upstream.zipped(input) { upstream, x in range.contains(x) ? upstream : 0 }
                })
    }

    /// Every element times itself; its derivative is 2x.
    public func squared() -> Tensor {
        let input = untracked()
        return mapped { $0 * $0 }.recorded("square", Edge(self) { upstream in 2 * input * upstream })
    }

    /// The square root of every element; its derivative is 1/(2 sqrt(x)).
    public func sqrt() -> Tensor {
        let output = mapped { $0.squareRoot() }
        return output.recorded("sqrt", Edge(self) { upstream in upstream / (2 * output) })
    }

    /// e to the power of every element; its derivative is the result itself.
    public func exp() -> Tensor {
        let output = mapped { Foundation.exp($0) }
        return output.recorded("exp", Edge(self) { upstream in upstream * output })
    }

    /// The natural logarithm of every element; its derivative is 1/x.
    public func log() -> Tensor {
        let input = untracked()
        return mapped { Foundation.log($0) }.recorded("log", Edge(self) { upstream in upstream / input })
    }
}
