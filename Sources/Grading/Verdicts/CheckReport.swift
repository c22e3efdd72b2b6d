/// What `course check --json` prints: one object with every key, `null` where there is nothing to say.
///
/// Grading fills in the verdict; the runner adds the times, the containment, the hint, the log and the pictures.
public struct CheckReport: Sendable, Encodable {
    /// How long each part took, in seconds.
    public struct Seconds: Sendable, Encodable {
        /// Building the exercise.
        public var build: Double
        /// Running it.
        public var run: Double
        /// Grading it.
        public var grade: Double

        /// Creates times.
        public init(build: Double = 0, run: Double = 0, grade: Double = 0) {
            self.build = build
            self.run = run
            self.grade = grade
        }
    }

    private let exercise: String
    private let outcome: Outcome
    private let seconds: Seconds
    private let points: Points
    private let checks: [CheckResult]
    private let diagnosis: Diagnosis?
    private let problems: [String]
    private let hint: String?
    private let containment: String
    private let log: String?

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - exercise: the exercise's id.
    ///   - outcome: what came of the check as a whole.
    ///   - verdict: what came of grading; nil when it did not come to that.
    ///   - possible: the exercise's points, for a check without a verdict.
    public init(
        exercise: String, outcome: Outcome, verdict: Verdict?, possible: Int, seconds: Seconds, hint: String?,
        containment: String, log: String?, problems: [String] = []
    ) {
        self.exercise = exercise
        self.outcome = outcome
        self.seconds = seconds
        points = verdict?.points ?? Points(earned: 0, possible: possible)
        checks = verdict?.checks ?? []
        diagnosis = verdict?.diagnosis
        self.problems = (verdict?.problems ?? []) + problems
        self.hint = hint
        self.containment = containment
        self.log = log
    }

    private enum CodingKeys: String, CodingKey {
        case exercise, outcome, seconds, points, possiblePoints, checks, diagnosis, problems, hint, containment, log
    }

    /// Encodes every key of the contract.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(exercise, forKey: .exercise)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(points.earned, forKey: .points)
        try container.encode(points.possible, forKey: .possiblePoints)
        try container.encode(checks, forKey: .checks)
        try container.encode(diagnosis, forKey: .diagnosis)
        try container.encode(problems, forKey: .problems)
        try container.encode(hint, forKey: .hint)
        try container.encode(containment, forKey: .containment)
        try container.encode(log, forKey: .log)
    }
}

extension CheckResult: Encodable {
    private enum CodingKeys: String, CodingKey {
        case output, `case`, hidden, passed, shape, expectedShape, withinTolerance, firstMismatch, worst
        case maxAbsolute, maxRelative, cosine, picture
    }

    /// Encodes every key of the contract; `null` where there is nothing to say.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(output, forKey: .output)
        try container.encode(caseName, forKey: .case)
        try container.encode(hidden, forKey: .hidden)
        try container.encode(passed, forKey: .passed)
        try container.encode(shape, forKey: .shape)
        try container.encode(expectedShape, forKey: .expectedShape)
        try container.encode(withinTolerance, forKey: .withinTolerance)
        try container.encode(firstMismatch, forKey: .firstMismatch)
        try container.encode(worst, forKey: .worst)
        try container.encode(maxAbsolute, forKey: .maxAbsolute)
        try container.encode(maxRelative, forKey: .maxRelative)
        try container.encode(cosine, forKey: .cosine)
        try container.encode(picture, forKey: .picture)
    }
}

extension Place: Encodable {
    private enum CodingKeys: String, CodingKey {
        case index, at, yours, expected
    }

    /// Encodes the index, the index by axis name, and both values; JSON has no NaN, so one is written as text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(index, forKey: .index)
        try container.encode(at, forKey: .at)
        for (value, key) in [(yours, CodingKeys.yours), (expected, .expected)] {
            if value.isFinite {
                try container.encode(value, forKey: key)
            } else {
                try container.encode(Numeral.short(value), forKey: key)
            }
        }
    }
}

extension Diagnosis: Encodable {
    private enum CodingKeys: String, CodingKey {
        case id, say
    }

    /// Encodes the id and what is said.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(say, forKey: .say)
    }
}
