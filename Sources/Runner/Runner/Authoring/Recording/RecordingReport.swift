import Lessons

/// What `author record --json` prints.
struct RecordingReport: Sendable, Encodable {
    /// One lesson.
    struct Recorded: Sendable, Encodable {
        var id: String
        var folder: String
        /// The files that were written, relative to the lesson.
        var written: [String]
        var exercises: [ExerciseRecording]
    }

    let lessons: [Recorded]

    var problems: [Diagnostic] { lessons.flatMap(\.exercises).flatMap(\.problems) }

    /// Whether everything could be recorded, and nothing differs from what was recorded before.
    var agrees: Bool { problems.isEmpty && lessons.flatMap(\.exercises).allSatisfy { $0.count(.differs) == 0 } }

    private enum CodingKeys: CodingKey {
        case outcome, lessons, problems
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(agrees ? "agrees" : "differs", forKey: .outcome)
        try object.encode(lessons, forKey: .lessons)
        try object.encode(problems.map(GateReport.Problem.init), forKey: .problems)
    }
}
