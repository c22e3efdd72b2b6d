extension Tensor {
    /// Every element times itself; its derivative is 2x.
    public func squared() -> Tensor {
        let input = untracked()
        return mapped { $0 * $0 }.recorded("square", Edge(self) { upstream in 2 * input * upstream })
    }
}
