extension Tensor {
    /// The mean over the given axes, which stay with length 1.
    ///
    /// `[N, C, H, W]` averaged over 2 and 3 is `[N, C, 1, 1]`: one number a channel, ready to multiply the maps with.
    public func mean(over axes: Int...) -> Tensor { mean(over: axes) }

    /// The mean over the given axes, which stay with length 1.
    public func mean(over axes: [Int]) -> Tensor {
        let count = normalized(axes: axes, in: "mean").reduce(1) { $0 * shape[$1] }
        return sum(over: axes) / Float(count)
    }

    /// The mean of all elements, of shape `[]`.
    public func mean() -> Tensor { sum() / Float(count) }
}
