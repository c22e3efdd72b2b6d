import Grading
import Lessons

/// What `author check --json` prints.
package struct ValidationReport: Sendable, Encodable {
    package let lessons: [LessonReport]
    /// What is wrong with the course as a whole.
    let courseProblems: [Diagnostic]

    package var problems: [Diagnostic] { courseProblems + lessons.flatMap(\.problems) }
    /// What the lessons leave open; nothing has to be done about it.
    package var notices: [Diagnostic] { lessons.flatMap(\.notices) }
    package var hasPassed: Bool { problems.isEmpty }

    private enum CodingKeys: CodingKey {
        case outcome, lessons, problems, notices
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(hasPassed ? "passed" : "failed", forKey: .outcome)
        try object.encode(lessons, forKey: .lessons)
        try object.encode(problems.map(Problem.init), forKey: .problems)
        try object.encode(notices.map(Problem.init), forKey: .notices)
    }

    struct Problem: Encodable {
        let file: String
        let line: Int
        let column: Int
        let message: String
        let remedy: String

        init(_ diagnostic: Diagnostic) {
            file = diagnostic.file
            line = diagnostic.line
            column = diagnostic.column
            message = diagnostic.message
            remedy = diagnostic.remedy
        }
    }
}

/// What validation found out about one lesson.
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
    /// What its exercises leave open.
    package var notices: [Diagnostic] = []
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

/// What validation found out about one exercise.
package struct ExerciseReport: Sendable, Encodable {
    package struct Mistake: Sendable, Encodable {
        package var id: String
        /// What became of it: a declared mistake has to fail.
        package var outcome: Outcome
        /// What it was recognized as.
        package var diagnosis: String?
    }

    /// How well the tolerance of an output stands between right and wrong, in units of the tolerance.
    package struct Tolerance: Sendable, Encodable {
        package var output: String
        /// How far right answers are from the reference; nil where the rule has no tolerance.
        package var spread: Double?
        /// How far the nearest mistake is from it.
        var nearestMistake: Double?
        var nearestMistakeID: String?
    }

    package var id: String
    package var starter: Outcome?
    /// One for each run.
    package var solution: [Outcome] = []
    package var mistakes: [Mistake] = []
    /// How many altered answers were graded; none of them may pass.
    var perturbations = 0
    package var tolerances: [Tolerance] = []
    package var problems: [Diagnostic] = []

    private enum CodingKeys: CodingKey {
        case id, starter, solution, mistakes, perturbations, tolerances
    }
}
