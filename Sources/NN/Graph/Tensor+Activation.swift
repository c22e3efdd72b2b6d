extension Tensor {
    /// The value that was given a name on the way to this one.
    ///
    /// Where a name occurs more than once (a ResNet block applies one `relu` twice) the last one computed is given, as a
    /// hook in PyTorch would keep it.
    ///
    /// - Precondition: the tensor is tracked and the name occurs in its graph; the message lists the nearest names.
    public func activation(_ name: String) -> Tensor {
        if let found = activation(ifPresent: name) { return found }
        guard isTracked else {
            stop("activation(\"\(name)\"): this tensor has no graph; track the input first: model(image.tracked())")
        }
        let names = activationNames
        let near = nearest(to: name, among: names).map { "\"\($0)\"" }.joined(separator: ", ")
        stop("activation(\"\(name)\"): no such name among \(names.count) in the graph; the nearest are \(near)")
    }

    /// The value that was given a name on the way to this one, or nil when there is none.
    public func activation(ifPresent name: String) -> Tensor? {
        node?.history.last { $0.name == name }?.value
    }

    /// The names in the graph, in the order of the computation.
    public var activationNames: [String] {
        var seen: Set<String> = []
        return node?.history.compactMap(\.name).filter { seen.insert($0).inserted } ?? []
    }
}

extension Node {
    /// This node and all that it was computed from, each after its inputs.
    var history: [Node] {
        var ordered: [Node] = []
        var seen: Set<ObjectIdentifier> = [id]
        // A stack of our own: a deep network would exhaust the call stack.
        var stack: [(node: Node, next: Int)] = [(self, 0)]
        while let (node, next) = stack.last {
            if next < node.edges.count {
                stack[stack.count - 1].next += 1
                let input = node.edges[next].input
                if seen.insert(input.id).inserted { stack.append((input, 0)) }
            } else {
                ordered.append(node)
                stack.removeLast()
            }
        }
        return ordered
    }
}
