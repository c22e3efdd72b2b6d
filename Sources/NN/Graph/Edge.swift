/// The way from a result back to one of the tracked values that it was computed from.
public struct Edge: Sendable {
    /// The value that the result depends on.
    public let input: Node
    /// Takes the upstream gradient, that of a target with respect to the result, and gives the gradient with respect to the
    /// input.
    ///
    /// This is the chain rule for one operation: the product of the upstream gradient and the operation's Jacobian, which is
    /// never written out as a matrix.
    public let pullback: @Sendable (Tensor) -> Tensor

    /// An edge to `input`, or nil when `input` is not tracked, so that nothing is computed for it.
    public init?(_ input: Tensor, pullback: @escaping @Sendable (Tensor) -> Tensor) {
        guard let node = input.node else { return nil }
        self.input = node
        self.pullback = pullback
    }
}
