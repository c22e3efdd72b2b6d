extension Tensor {
    /// Every element times itself; its slope is 2x.
    public func squared() -> Tensor {
        let input = untracked()
        return mapped { $0 * $0 }.recorded("square", Edge(self) { slope in 2 * input * slope })
    }
}
