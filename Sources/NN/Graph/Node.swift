/// A value in the graph of a computation: what it is, what it is called, and which tracked values it was made from.
///
/// Nodes refer to their inputs only, so a graph lives as long as somebody holds a result of it.
public final class Node: Sendable {
    /// The operation that made the value; `tracked` for an input of the graph.
    public let operation: String
    /// The name that ``Tensor/named(_:)`` gave, if any.
    public let name: String?

    let scalars: [Float]
    let shape: [Int]
    /// The steps that the operation did in one go, if it did several.
    let recomputation: Recomputation?
    private let directEdges: [Edge]

    init(operation: String, name: String? = nil, value: Tensor, edges: [Edge], recomputation: Recomputation? = nil) {
        self.operation = operation
        self.name = name
        self.recomputation = recomputation
        directEdges = edges
        scalars = value.scalars
        shape = value.shape
    }

    /// The tracked values that this one was computed from, each with the way back to it.
    public var edges: [Edge] { recomputation?.edge.map { [$0] } ?? directEdges }

    /// The value, tracked: a gradient can be taken at it or through it.
    public var value: Tensor { Tensor(scalars, shape: shape, node: self) }

    var id: ObjectIdentifier { ObjectIdentifier(self) }
}

/// The way from a result back to one of the tracked values that it was computed from.
public struct Edge: Sendable {
    /// The value that the result depends on.
    public let input: Node
    /// Takes the upstream gradient, that of a target with respect to the result, and gives the gradient with respect to
    /// the input.
    ///
    /// This is the chain rule for one operation: the product of the upstream gradient and the operation's Jacobian,
    /// which is never written out as a matrix.
    public let pullback: @Sendable (Tensor) -> Tensor

    /// An edge to `input`, or nil when `input` is not tracked, so that nothing is computed for it.
    ///
    /// - Parameters:
    ///   - input: a value that the result was computed from.
    ///   - pullback: from the upstream gradient, of the result's shape, to the gradient at `input`, of the input's
    ///     shape.
    public init?(_ input: Tensor, pullback: @escaping @Sendable (Tensor) -> Tensor) {
        guard let node = input.node else { return nil }
        self.input = node
        self.pullback = pullback
    }
}

extension Tensor {
    /// Whether the tensor leads to a graph.
    public var isTracked: Bool { node != nil }

    /// The same values as the start of a new graph: what is computed from them can be differentiated.
    ///
    /// Torch calls a tensor that is tracked one that `requires_grad`.
    public func tracked() -> Tensor {
        Node(operation: "tracked", value: self, edges: []).value
    }

    /// The same values without their graph.
    public func untracked() -> Tensor {
        Tensor(scalars, shape: shape, node: nil)
    }

    /// The same values as a node with a name, by which ``activation(_:)`` finds it; unchanged when not tracked.
    public func named(_ name: String) -> Tensor {
        guard let edge = Edge(self, pullback: { $0 }) else { return self }
        return Node(operation: "named", name: name, value: self, edges: [edge]).value
    }

    /// The tensor as the result of an operation on tracked values.
    ///
    /// This is how every operation of this module joins the graph, and how an operation of your own does:
    ///
    /// ```swift
    /// func square(_ x: Tensor) -> Tensor {
    ///     (x.untracked() * x.untracked()).recorded("square", Edge(x) { upstream in 2 * x.untracked() * upstream })
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - operation: what the operation is called in the graph.
    ///   - edges: one for each input; those of untracked inputs are nil, and without any the result is untracked.
    public func recorded(_ operation: String, _ edges: Edge?...) -> Tensor {
        recorded(operation, edges)
    }

    /// The tensor as the result of an operation on any number of tracked values, as ``recorded(_:_:)-(_,Edge?...)``
    /// takes them one by one.
    public func recorded(_ operation: String, _ edges: [Edge?]) -> Tensor {
        recorded(operation, edges, recomputation: nil)
    }

    /// The tensor as the result of an operation that did several steps in one go.
    ///
    /// - Parameter recomputation: the steps one by one, for those who look inside.
    func recorded(_ operation: String, _ edges: [Edge?], recomputation: Recomputation?) -> Tensor {
        let tracked = edges.compactMap(\.self)
        guard !tracked.isEmpty else { return untracked() }
        return Node(operation: operation, value: self, edges: tracked, recomputation: recomputation).value
    }
}
