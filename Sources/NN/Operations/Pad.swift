extension Tensor {
    /// Zeros around the last two axes: `[N, C, H, W]` padded by 2 is `[N, C, H + 4, W + 4]`.
    public func padded(by amount: Int) -> Tensor {
        require(rank >= 2, "padded: shape \(shape) has no rows and columns")
        require(amount >= 0, "padded: cannot pad by \(amount)")
        let (height, width) = (shape[rank - 2], shape[rank - 1])
        let (tall, wide) = (height + 2 * amount, width + 2 * amount)
        var result = [Float](repeating: 0, count: shape[..<(rank - 2)].reduce(1, *) * tall * wide)
        for row in 0..<(width == 0 ? 0 : count / width) {
            let start = (row / height * tall + row % height + amount) * wide + amount
            for x in 0..<width { result[start + x] = scalars[row * width + x] }
        }
        return Tensor(result, shape: shape[..<(rank - 2)] + [tall, wide], node: nil)
            .recorded(
                "pad",
                Edge(self) { [rank] upstream in
                    upstream.sliced(axis: rank - 2, amount..<amount + height).sliced(
                        axis: rank - 1, amount..<amount + width)
                })
    }
}
