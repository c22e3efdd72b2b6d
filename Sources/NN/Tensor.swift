/// A multi-dimensional array of `Float` in row-major order; images are `[N, C, H, W]`.
public struct Tensor: Sendable {
    /// The length of each axis, outermost first.
    public let shape: [Int]
    /// The elements, last axis fastest.
    public let scalars: [Float]

    /// Creates a tensor from its elements.
    public init(_ scalars: [Float], shape: [Int]) {
        precondition(scalars.count == shape.reduce(1, *), "\(scalars.count) elements do not fill shape \(shape)")
        self.scalars = scalars
        self.shape = shape
    }
}
