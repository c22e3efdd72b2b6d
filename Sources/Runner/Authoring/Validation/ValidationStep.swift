import Synchronization

/// How far validation is in a lesson.
package struct ValidationStep: Sendable {
    package var lesson: String
    /// What is being tried: the solution, a mistake.
    package var what: String
    package var done: Int
    package var total: Int
}

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
