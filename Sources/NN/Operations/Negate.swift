extension Tensor {
    /// Every element with its sign changed.
    public static prefix func - (input: Tensor) -> Tensor {
        input.mapped { -$0 }.recorded("negate", Edge(input) { upstream in -upstream })
    }
}
