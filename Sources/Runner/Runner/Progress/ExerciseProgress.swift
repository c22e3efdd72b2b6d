import Foundation
import Grading

/// What is known about one learner's work on one exercise.
struct ExerciseProgress: Codable, Sendable, Equatable {
    /// The sources that passed last, and when the exercise passed first.
    struct Pass: Codable, Sendable, Equatable {
        /// The hash of the learner's files as they were graded.
        var sources: String
        var at: Date
        /// What the exercise was like then; nil where an earlier version of the course wrote it.
        var version: ExerciseVersion?
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
    /// The places of the hints that were shown, by `hint` or by a check.
    var hintsRead: Set<Int> = []
    /// The outputs that the last graded check found wrong, or still to be written; the earliest in the computation first.
    var wrongOutputs: [String] = []
    /// How many checks handed in something that was not right, before the first pass: how hard it was.
    var failures = 0
    /// The hash of the files that passed when everything was graded once more at the end of the course.
    var confirmed: String?

    /// How many hints were shown.
    var hintsShown: Int { hintsRead.count }

    /// `passed` once it has passed, else what the last check came to; nil when it was never checked.
    var state: Outcome? { passed == nil ? outcome : .passed }

    /// Takes note of a check.
    ///
    /// - Parameters:
    ///   - wrong: the outputs that are wrong; nil where none could be looked at, which says nothing new of them.
    ///   - version: what the exercise is like now; nil where nobody knows.
    mutating func record(
        _ outcome: Outcome, points: Int, wrong: [String]? = nil, sources: String, version: ExerciseVersion? = nil,
        at date: Date
    ) {
        // A fault of ours says nothing about the learner's work.
        guard outcome != .graderFault else { return }
        if let wrong { wrongOutputs = wrong }
        self.outcome = outcome
        lastChecked = date
        self.points = max(self.points, points)
        if outcome == .passed { passed = Pass(sources: sources, at: passed?.at ?? date, version: version) }
        if passed == nil, outcome.isWrongAnswer { failures += 1 }
    }
}

extension ExerciseProgress {
    private enum CodingKeys: CodingKey {
        case outcome, lastChecked, points, passed, hintsShown, hintsRead, wrongOutputs, failures, confirmed
    }

    /// Reads what an earlier version wrote as well: what it did not know is as at the beginning.
    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        outcome = try keys.decodeIfPresent(Outcome.self, forKey: .outcome)
        lastChecked = try keys.decodeIfPresent(Date.self, forKey: .lastChecked)
        points = try keys.decode(Int.self, forKey: .points)
        passed = try keys.decodeIfPresent(Pass.self, forKey: .passed)
        // An earlier version showed them in order, and knew their number alone.
        let shown = try keys.decode(Int.self, forKey: .hintsShown)
        hintsRead = try keys.decodeIfPresent(Set<Int>.self, forKey: .hintsRead) ?? Set(0..<max(0, shown))
        wrongOutputs = try keys.decodeIfPresent([String].self, forKey: .wrongOutputs) ?? []
        failures = try keys.decodeIfPresent(Int.self, forKey: .failures) ?? 0
        confirmed = try keys.decodeIfPresent(String.self, forKey: .confirmed)
    }

    /// Writes what an earlier version can read, too.
    func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: CodingKeys.self)
        try keys.encodeIfPresent(outcome, forKey: .outcome)
        try keys.encodeIfPresent(lastChecked, forKey: .lastChecked)
        try keys.encode(points, forKey: .points)
        try keys.encodeIfPresent(passed, forKey: .passed)
        try keys.encode(hintsShown, forKey: .hintsShown)
        try keys.encode(hintsRead.sorted(), forKey: .hintsRead)
        try keys.encode(wrongOutputs, forKey: .wrongOutputs)
        try keys.encode(failures, forKey: .failures)
        try keys.encodeIfPresent(confirmed, forKey: .confirmed)
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
