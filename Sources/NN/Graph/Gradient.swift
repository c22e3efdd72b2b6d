/// The gradient of a single number with respect to every element of a tensor that it was computed from.
///
/// ```swift
/// let logits = model(image.tracked())
/// let gradients = gradient(of: logits[0, dog], at: logits.activation("layer4"))
/// ```
///
/// Only the operations that lie between `target` and `place` are walked. The result is not tracked.
///
/// - Parameters:
///   - target: a tracked tensor with one element.
///   - place: any tensor on the way to `target`: a tracked input, a named activation, an intermediate result.
/// - Returns: a tensor of the shape of `place`.
/// - Precondition: `target` depends on `place`.
public func gradient(of target: Tensor, at place: Tensor) -> Tensor {
    gradient(of: target, at: [place])[0]
}

/// The gradients of a single number at several places, found in one walk.
///
/// - Parameters:
///   - target: a tracked tensor with one element.
///   - places: tensors on the way to `target`, as in ``gradient(of:at:)->Tensor``.
/// - Returns: one tensor for each place, of its shape.
/// - Precondition: `target` depends on each of the places.
public func gradient(of target: Tensor, at places: [Tensor]) -> [Tensor] {
    require(
        target.count == 1,
        "gradient: the target must be one number, but has shape \(target.shape); pick an element, as in logits[0, dog], or sum()"
    )
    return gradient(of: target, at: places, seed: Tensor(repeating: 1, shape: target.shape))
}

/// The gradients of `(seed * target).sum()` at several places.
///
/// This is reverse mode: the gradient of the target with respect to itself is `seed`; each operation's pullback turns
/// the gradient at its result, the *upstream gradient*, into gradients at its inputs; where a value was used more than
/// once, its gradients add up.
///
/// - Parameters:
///   - target: a tracked tensor of any shape.
///   - places: tensors on the way to `target`, as in ``gradient(of:at:)->Tensor``.
///   - seed: the upstream gradient to begin with, of the shape of `target`.
/// - Returns: one tensor for each place, of its shape.
public func gradient(of target: Tensor, at places: [Tensor], seed: Tensor) -> [Tensor] {
    require(seed.shape == target.shape, "gradient: seed has shape \(seed.shape), target has shape \(target.shape)")
    guard let root = target.node else {
        stop("gradient: the target is not tracked; track the input before computing with it: model(image.tracked())")
    }
    let wanted = places.map { place in
        guard let node = place.node else {
            stop("gradient: the place, of shape \(place.shape), is not tracked; it is not part of the target's graph")
        }
        return node.id
    }
    let route = root.history.leading(to: Set(wanted))
    let onRoute = Set(route.map(\.node.id))

    var gradients = [root.id: seed.untracked()]
    // Users come before what they used, so a node's gradient is complete when the walk arrives at it.
    for visit in route.reversed() {
        guard let upstream = gradients[visit.node.id] else { continue }
        for edge in visit.edges where onRoute.contains(edge.input.id) {
            let contribution = edge.pullback(upstream)
            gradients[edge.input.id] = gradients[edge.input.id].map { $0.adding(contribution) } ?? contribution
        }
        if !wanted.contains(visit.node.id) { gradients[visit.node.id] = nil }
    }
    return zip(wanted, places).map { id, place in
        guard let gradient = gradients[id] else {
            stop("gradient: the target does not depend on the place of shape \(place.shape)")
        }
        return gradient
    }
}

extension Tensor {
    /// The sum with a tensor of the same shape, on all cores; not tracked.
    fileprivate func adding(_ other: Tensor) -> Tensor {
        scalars.withUnsafeBufferPointer { left in
            other.scalars.withUnsafeBufferPointer { right in
                Tensor(shape: shape) { result in
                    parallelFor(over: count, minimum: elementsWorthACore) { range in
                        for index in range { result[index] = left[index] + right[index] }
                    }
                }
            }
        }
    }
}

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
