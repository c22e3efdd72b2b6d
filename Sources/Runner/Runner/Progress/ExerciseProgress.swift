import Foundation
import Grading

/// What is known about one learner's work on one exercise.
struct ExerciseProgress: Codable, Sendable, Equatable {
    /// The sources that passed last, and when the exercise passed first.
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
    /// How many checks handed in something that was not right, before the first pass: how hard it was.
    var failures = 0
    /// The hash of the files that passed when everything was graded once more at the end of the course.
    var confirmed: String?

    /// `passed` once it has passed, else what the last check came to; nil when it was never checked.
    var state: Outcome? { passed == nil ? outcome : .passed }

    /// Takes note of a check.
    mutating func record(_ outcome: Outcome, points: Int, sources: String, at date: Date) {
        // A fault of ours says nothing about the learner's work.
        guard outcome != .graderFault else { return }
        self.outcome = outcome
        lastChecked = date
        self.points = max(self.points, points)
        if outcome == .passed { passed = Pass(sources: sources, at: passed?.at ?? date) }
        if passed == nil, outcome.isWrongAnswer { failures += 1 }
    }
}

extension ExerciseProgress {
    /// Reads what an earlier version wrote as well: what it did not know is as at the beginning.
    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        outcome = try keys.decodeIfPresent(Outcome.self, forKey: .outcome)
        lastChecked = try keys.decodeIfPresent(Date.self, forKey: .lastChecked)
        points = try keys.decode(Int.self, forKey: .points)
        passed = try keys.decodeIfPresent(Pass.self, forKey: .passed)
        hintsShown = try keys.decode(Int.self, forKey: .hintsShown)
        failures = try keys.decodeIfPresent(Int.self, forKey: .failures) ?? 0
        confirmed = try keys.decodeIfPresent(String.self, forKey: .confirmed)
    }
}

extension Outcome {
    /// Whether something was handed in, or should have been, and was not right; a slip of the pen that the compiler finds says
    /// nothing about what is hard.
    fileprivate var isWrongAnswer: Bool {
        switch self {
        case .failed, .crashed, .timedOut, .overLimit, .noOutput: true
        case .passed, .notAttempted, .didNotBuild, .graderFault: false
        }
    }
}
