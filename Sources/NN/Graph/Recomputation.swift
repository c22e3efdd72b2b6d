import Foundation

/// The steps inside an operation that does several in one go; their results are worked out when somebody asks for them.
///
/// This is what torch calls checkpointing. Holding every intermediate result costs memory and time, and most are never
/// looked at. So an operation may keep only
/// its result and a way to do its steps again, one by one: the first time that an activation in between is asked for,
/// they are done, and from then on the graph leads through them. (Chen, Xu, Zhang, Guestrin: Training Deep Nets with
/// Sublinear Memory Cost, 2016, where whole stretches of a network are done again in this way.)
final class Recomputation: @unchecked Sendable {  // `done` is only touched under the lock
    /// The names given inside, in the order of the computation.
    let names: [String]

    private let steps: @Sendable () -> Tensor
    private let lock = NSLock()
    private var done: Tensor?

    /// - Parameter steps: does the steps from the operation's own tracked inputs on; gives the operation's result.
    init(names: [String], steps: @escaping @Sendable () -> Tensor) {
        self.names = names
        self.steps = steps
    }

    /// The way through the steps, or nil while nobody has asked for it.
    var edge: Edge? {
        lock.withLock { done }.flatMap { Edge($0) { upstream in upstream } }
    }

    /// The operation's result with its steps as its graph, which are done at the first call.
    func expanded() -> Tensor {
        lock.withLock {
            if let done { return done }
            let result = steps()
            done = result
            return result
        }
    }
}
