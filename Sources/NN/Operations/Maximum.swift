extension Tensor {
    /// The largest value along the given axes, which stay with length 1.
    ///
    /// `[1, 3, H, W]` over 1 is `[1, 1, H, W]`. NaN wins over every number. Where several elements are largest, each
    /// gets an equal part of the slope.
    public func max(over axes: Int...) -> Tensor { max(over: axes) }

    /// The largest value along the given axes, which stay with length 1.
    public func max(over axes: [Int]) -> Tensor { extreme(over: axes, "max") { $0 > $1 } }

    /// The largest element, of shape `[]`.
    public func max() -> Tensor { max(over: Array(0..<rank)).reshaped([]) }

    /// The smallest value along the given axes, which stay with length 1; as ``max(over:)`` in all else.
    public func min(over axes: Int...) -> Tensor { min(over: axes) }

    /// The smallest value along the given axes, which stay with length 1.
    public func min(over axes: [Int]) -> Tensor { extreme(over: axes, "min") { $0 < $1 } }

    /// The smallest element, of shape `[]`.
    public func min() -> Tensor { min(over: Array(0..<rank)).reshaped([]) }

    private func extreme(over axes: [Int], _ operation: String, _ wins: (Float, Float) -> Bool) -> Tensor {
        let input = untracked()
        let output = reduced(over: axes, operation) { row in
            guard var best = row.first else { stop("\(operation): no elements along axes \(axes) of shape \(shape)") }
            for value in row where wins(value, best) || value.isNaN { best = value }
            return best
        }
        return output.recorded(
            operation,
            Edge(self) { slope in
                let winners = Tensor.broadcast(input, output, operation) { $0 == $1 ? 1 : 0 }
                return winners * (slope / winners.sum(over: axes))
            })
    }
}
