import Lessons

/// What the gate found out about one lesson.
struct LessonReport: Sendable, Encodable {
    enum Outcome: String, Sendable, Encodable {
        case passed, failed
        /// It passed before, and nothing that it depends on has changed.
        case unchanged
    }

    /// Nil when that much could not be read.
    var id: String?
    var folder: String
    var seconds: Double
    var exercises: [ExerciseReport]
    /// All that is wrong with it, in reading order.
    var problems: [Diagnostic]
    var wasSkipped = false

    var outcome: Outcome { problems.isEmpty ? (wasSkipped ? .unchanged : .passed) : .failed }

    private enum CodingKeys: CodingKey {
        case id, folder, seconds, exercises, outcome
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(id, forKey: .id)
        try object.encode(folder, forKey: .folder)
        try object.encode(outcome, forKey: .outcome)
        try object.encode(seconds, forKey: .seconds)
        try object.encode(exercises, forKey: .exercises)
    }
}
