import Synchronization

/// Counts the steps that several tasks do.
final class StepCounter: Sendable {
    private let count = Mutex(0)

    /// The number of the step that begins now, from 1.
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
