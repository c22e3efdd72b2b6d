/// A node as a walk met it: with the edges that it had then, since looking into an operation gives it others.
struct Visit {
    let node: Node
    let edges: [Edge]

    init(_ node: Node) {
        self.node = node
        edges = node.edges
    }
}

extension Node {
    /// This node and all that it was computed from, each after its inputs.
    var history: [Visit] {
        var ordered: [Visit] = []
        var seen: Set<ObjectIdentifier> = [id]
        // A stack of our own: a deep network would exhaust the call stack.
        var stack: [(visit: Visit, next: Int)] = [(Visit(self), 0)]
        while let (visit, next) = stack.last {
            if next < visit.edges.count {
                stack[stack.count - 1].next += 1
                let input = visit.edges[next].input
                if seen.insert(input.id).inserted { stack.append((Visit(input), 0)) }
            } else {
                ordered.append(visit)
                stack.removeLast()
            }
        }
        return ordered
    }
}

extension [Visit] {
    /// Of nodes that come after their inputs, those through which the way from the last one to a wanted node leads.
    func leading(to wanted: Set<ObjectIdentifier>) -> [Visit] {
        var leadsToWanted = wanted
        return filter { visit in
            if visit.edges.contains(where: { leadsToWanted.contains($0.input.id) }) {
                leadsToWanted.insert(visit.node.id)
            }
            return leadsToWanted.contains(visit.node.id)
        }
    }
}
