import Lessons

/// What `author record --json` prints.
package struct RecordingReport: Sendable, Encodable {
    /// One lesson.
    package struct Recorded: Sendable, Encodable {
        package var id: String
        package var folder: String
        /// The files that were written, relative to the lesson.
        package var written: [String]
        package var exercises: [ExerciseRecording]

        package init(id: String, folder: String, written: [String], exercises: [ExerciseRecording]) {
            self.id = id
            self.folder = folder
            self.written = written
            self.exercises = exercises
        }
    }

    package let lessons: [Recorded]

    package init(lessons: [Recorded]) {
        self.lessons = lessons
    }

    package var problems: [Diagnostic] { lessons.flatMap(\.exercises).flatMap(\.problems) }

    /// Whether everything could be recorded, and nothing differs from what was recorded before.
    package var agrees: Bool { problems.isEmpty && lessons.flatMap(\.exercises).allSatisfy { $0.count(.differs) == 0 } }

    private enum CodingKeys: CodingKey {
        case outcome, lessons, problems
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(agrees ? "agrees" : "differs", forKey: .outcome)
        try object.encode(lessons, forKey: .lessons)
        try object.encode(problems.map(ValidationReport.Problem.init), forKey: .problems)
    }
}
