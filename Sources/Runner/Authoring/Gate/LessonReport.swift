import Lessons

/// What the gate found out about one lesson.
package struct LessonReport: Sendable, Encodable {
    package enum Outcome: String, Sendable, Encodable {
        case passed, failed
        /// It passed before, and nothing that it depends on has changed.
        case unchanged
    }

    /// Nil when that much could not be read.
    package var id: String?
    package var folder: String
    package var seconds: Double
    package var exercises: [ExerciseReport]
    /// All that is wrong with it, in reading order.
    package var problems: [Diagnostic]
    var wasSkipped = false

    package var outcome: Outcome { problems.isEmpty ? (wasSkipped ? .unchanged : .passed) : .failed }

    private enum CodingKeys: CodingKey {
        case id, folder, seconds, exercises, outcome
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(id, forKey: .id)
        try object.encode(folder, forKey: .folder)
        try object.encode(outcome, forKey: .outcome)
        try object.encode(seconds, forKey: .seconds)
        try object.encode(exercises, forKey: .exercises)
    }
}
