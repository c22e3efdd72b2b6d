/// A multi-dimensional array of `Float` in row-major order; images are `[N, C, H, W]`.
///
/// A tensor is a value: nothing changes it once it is made, and copies share their elements. A *tracked* tensor also
/// leads to the graph of operations that it came from, and that is what ``gradient(of:at:)->Tensor`` walks:
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

    /// Lays elements out in a shape, the last axis fastest.
    ///
    /// - Parameters:
    ///   - scalars: the elements, row-major.
    ///   - shape: the length of each axis, outermost first.
    /// - Precondition: there are as many elements as `shape` has places.
    public init(_ scalars: [Float], shape: [Int]) {
        require(
            scalars.count == shape.reduce(1, *),
            "\(scalars.count) elements do not fill shape \(shape), which has \(shape.reduce(1, *)) places")
        self.init(scalars, shape: shape, node: nil)
    }

    /// A tensor that stands at a place in a graph.
    init(_ scalars: [Float], shape: [Int], node: Node?) {
        self.scalars = scalars
        self.shape = shape
        self.node = node
    }

    /// One number as a tensor, of shape `[]`: it has no axis, and broadcasts against everything.
    public init(_ scalar: Float) {
        self.init([scalar], shape: [], node: nil)
    }

    /// The same number at every place of a shape.
    public init(repeating value: Float, shape: [Int]) {
        self.init([Float](repeating: value, count: shape.reduce(1, *)), shape: shape, node: nil)
    }

    /// Zeros at every place of a shape.
    public static func zeros(_ shape: [Int]) -> Tensor { Tensor(repeating: 0, shape: shape) }

    /// Ones at every place of a shape.
    public static func ones(_ shape: [Int]) -> Tensor { Tensor(repeating: 1, shape: shape) }

    /// A tensor made by writing into its fresh memory; `write` must set every element.
    init(shape: [Int], writing write: (UnsafeMutablePointer<Float>) -> Void) {
        let count = shape.reduce(1, *)
        let scalars = [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { write(buffer.baseAddress!) }
            initialized = count
        }
        self.init(scalars, shape: shape, node: nil)
    }
}
