extension Tensor {
    /// Every element moved into a range; the slope is 1 inside, bounds included, and 0 outside.
    public func clamped(to range: ClosedRange<Float>) -> Tensor {
        let input = untracked()
        return mapped { Swift.min(Swift.max($0, range.lowerBound), range.upperBound) }
            .recorded(
                "clamp",
                Edge(self) { slope in
                    slope.zipped(input) { slope, x in range.contains(x) ? slope : 0 }
                })
    }
}
