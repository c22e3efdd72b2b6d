/// A multi-dimensional array of `Float` in row-major order; images are `[N, C, H, W]`.
///
/// A tensor is a value: nothing changes it once it is made, and copies share their elements. A *tracked* tensor also
/// leads to the graph of operations that it came from, and that is what ``gradient(of:at:)`` walks:
///
/// ```swift
/// let x = Tensor([1, 2, 3], shape: [3]).tracked()
/// let y = (x * x).sum()
/// let dx = gradient(of: y, at: x)    // [2, 4, 6]
/// ```
public struct Tensor: Sendable {
    /// The length of each axis, outermost first; empty for a single number.
    public let shape: [Int]
    /// The elements, last axis fastest.
    public let scalars: [Float]
    /// Where the tensor stands in its graph, or nil when it is not tracked.
    public let node: Node?

    /// Creates a tensor from its elements.
    ///
    /// - Precondition: there are as many elements as `shape` has places.
    public init(_ scalars: [Float], shape: [Int]) {
        require(
            scalars.count == shape.reduce(1, *),
            "\(scalars.count) elements do not fill shape \(shape), which has \(shape.reduce(1, *)) places")
        self.init(scalars, shape: shape, node: nil)
    }

    /// Creates a tensor that stands at a place in a graph.
    init(_ scalars: [Float], shape: [Int], node: Node?) {
        self.scalars = scalars
        self.shape = shape
        self.node = node
    }

    /// Creates a tensor of one number, of shape `[]`.
    public init(_ scalar: Float) {
        self.init([scalar], shape: [], node: nil)
    }

    /// Creates a tensor whose elements all have one value.
    public init(repeating value: Float, shape: [Int]) {
        self.init([Float](repeating: value, count: shape.reduce(1, *)), shape: shape, node: nil)
    }

    /// A tensor of zeros.
    public static func zeros(_ shape: [Int]) -> Tensor { Tensor(repeating: 0, shape: shape) }

    /// A tensor of ones.
    public static func ones(_ shape: [Int]) -> Tensor { Tensor(repeating: 1, shape: shape) }

    /// Creates a tensor by writing into its fresh memory; `write` must set every element.
    init(shape: [Int], writing write: (UnsafeMutablePointer<Float>) -> Void) {
        let count = shape.reduce(1, *)
        let scalars = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { write(buffer.baseAddress!) }
            initialized = count
        }
        self.init(scalars, shape: shape, node: nil)
    }
}
