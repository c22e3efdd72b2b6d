extension Tensor {
    /// The sum over the given axes, which stay with length 1.
    ///
    /// `[N, C, H, W]` summed over 1 is `[N, 1, H, W]`. Axes may be counted from the end with negative numbers.
    public func sum(over axes: Int...) -> Tensor { sum(over: axes) }

    /// The sum over the given axes, which stay with length 1: the axes as a list.
    public func sum(over axes: [Int]) -> Tensor {
        reduced(over: axes, "sum", Tensor.total)
            .recorded("sum", Edge(self) { [shape] upstream in upstream.broadcast(to: shape) })
    }

    /// The sum of all elements, of shape `[]`.
    public func sum() -> Tensor {
        sum(over: Array(0..<rank)).reshaped([])
    }

    /// The mean over the given axes, which stay with length 1.
    ///
    /// `[N, C, H, W]` averaged over 2 and 3 is `[N, C, 1, 1]`: one number a channel, ready to multiply the maps with.
    public func mean(over axes: Int...) -> Tensor { mean(over: axes) }

    /// The mean over the given axes, which stay with length 1: the axes as a list.
    public func mean(over axes: [Int]) -> Tensor {
        let count = normalized(axes: axes, in: "mean").reduce(1) { $0 * shape[$1] }
        return sum(over: axes) / Float(count)
    }

    /// The mean of all elements, of shape `[]`.
    public func mean() -> Tensor { sum() / Float(count) }

    /// Adds in double precision, in eight lanes, so that long rows lose nothing.
    static func total(_ row: UnsafeBufferPointer<Float>) -> Float {
        var lanes = SIMD8<Double>.zero
        var index = 0
        while index + 8 <= row.count {
            let pack = UnsafeRawPointer(row.baseAddress! + index).loadUnaligned(as: SIMD8<Float>.self)
            lanes += SIMD8<Double>(pack)
            index += 8
        }
        var total = lanes.sum()
        while index < row.count {
            total += Double(row[index])
            index += 1
        }
        return Float(total)
    }
}
