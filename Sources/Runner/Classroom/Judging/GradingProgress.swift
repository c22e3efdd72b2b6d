/// How far a run is.
package struct GradingProgress: Sendable, Equatable {
    /// What is being done.
    package enum Stage: Sendable, Equatable {
        /// Submissions are read and judged.
        case judging
        /// What took too long is tried once more, alone.
        case secondTries
    }

    package var stage: Stage
    package var done: Int
    package var total: Int
    /// What is being looked at now.
    package var name: String
}
