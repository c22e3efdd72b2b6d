/// A convolution with its weights; see ``conv2d(_:_:bias:stride:padding:)``.
public struct Convolution: Sendable {
    /// The filters, `[outputs, inputs, height, width]`.
    public let weight: Tensor
    /// One number added to each output channel, `[outputs]`.
    public let bias: Tensor?
    /// How far the window moves.
    public let stride: Int
    /// How many zeros stand around the picture.
    public let padding: Int

    /// Creates a convolution.
    public init(weight: Tensor, bias: Tensor? = nil, stride: Int = 1, padding: Int = 0) {
        self.weight = weight
        self.bias = bias
        self.stride = stride
        self.padding = padding
    }

    /// Applies the filters to `[N, inputs, H, W]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        conv2d(input, weight, bias: bias, stride: stride, padding: padding)
    }
}
