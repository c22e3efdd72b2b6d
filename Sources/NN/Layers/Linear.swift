/// A fully connected layer with its weights; see ``linear(_:_:bias:)``.
public struct Linear: Sendable {
    /// `[outputs, inputs]`.
    public let weight: Tensor
    /// `[outputs]`.
    public let bias: Tensor?

    /// Creates a fully connected layer.
    public init(weight: Tensor, bias: Tensor? = nil) {
        self.weight = weight
        self.bias = bias
    }

    /// Applies the layer to `[N, inputs]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        linear(input, weight, bias: bias)
    }
}
