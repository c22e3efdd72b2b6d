extension Tensor {
    /// The value that was given a name on the way to this one.
    ///
    /// Where a name occurs more than once (a ResNet block applies one `relu` twice) the last one computed is given, as
    /// a hook in PyTorch would keep it.
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
        guard let node = node?.history.last(where: { $0.node.givesOrHolds(name) })?.node else { return nil }
        return node.name == name ? node.value : node.recomputation?.expanded().activation(ifPresent: name)
    }

    /// The names in the graph, in the order of the computation.
    public var activationNames: [String] {
        var seen: Set<String> = []
        let history = node?.history ?? []
        return history.flatMap { $0.node.names }.filter { seen.insert($0).inserted }
    }
}

extension Node {
    /// The names of the steps inside, then the node's own.
    fileprivate var names: [String] { (recomputation?.names ?? []) + (name.map { [$0] } ?? []) }

    /// Whether the name is the node's, or that of a step inside.
    fileprivate func givesOrHolds(_ name: String) -> Bool {
        self.name == name || recomputation?.names.contains(name) == true
    }
}
