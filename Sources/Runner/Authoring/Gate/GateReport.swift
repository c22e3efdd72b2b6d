import Lessons

/// What `author check --json` prints.
package struct GateReport: Sendable, Encodable {
    package let lessons: [LessonReport]
    /// What is wrong with the course as a whole.
    let courseProblems: [Diagnostic]

    package var problems: [Diagnostic] { courseProblems + lessons.flatMap(\.problems) }
    package var hasPassed: Bool { problems.isEmpty }

    private enum CodingKeys: CodingKey {
        case outcome, lessons, problems
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        try object.encode(hasPassed ? "passed" : "failed", forKey: .outcome)
        try object.encode(lessons, forKey: .lessons)
        try object.encode(problems.map(Problem.init), forKey: .problems)
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
