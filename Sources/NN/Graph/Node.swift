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
