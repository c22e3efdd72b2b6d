extension Tensor {
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
}
