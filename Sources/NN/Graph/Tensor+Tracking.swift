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
    /// - Parameter edges: one for each input; those of untracked inputs are nil, and without any the result is untracked.
    public func recorded(_ operation: String, _ edges: Edge?...) -> Tensor {
        recorded(operation, edges)
    }

    /// The tensor as the result of an operation on any number of tracked values.
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
