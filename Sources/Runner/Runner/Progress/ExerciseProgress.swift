import Foundation
import Grading

/// What is known about one learner's work on one exercise.
struct ExerciseProgress: Codable, Sendable, Equatable {
    /// The sources that passed, and when.
    struct Pass: Codable, Sendable, Equatable {
        /// The hash of the learner's files as they were graded.
        var sources: String
        var at: Date
    }

    /// What the last check came to; nil before the first.
    var outcome: Outcome?
    var lastChecked: Date?
    /// The most points that a check gave.
    var points = 0
    /// Set by a check that passed.
    ///
    /// Kept when a later check does not pass: whoever tries something out on a solved exercise has still solved it.
    /// `course reset` clears it.
    var passed: Pass?
    /// Hints that were shown, from the first.
    var hintsShown = 0

    /// `passed` once it has passed, else what the last check came to; nil when it was never checked.
    var state: Outcome? { passed == nil ? outcome : .passed }

    /// Takes note of a check.
    mutating func record(_ outcome: Outcome, points: Int, sources: String, at date: Date) {
        // A fault of ours says nothing about the learner's work.
        guard outcome != .graderFault else { return }
        self.outcome = outcome
        lastChecked = date
        self.points = max(self.points, points)
        if outcome == .passed { passed = Pass(sources: sources, at: date) }
    }
}
