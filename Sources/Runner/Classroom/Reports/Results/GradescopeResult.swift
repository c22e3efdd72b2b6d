import Foundation
import Support

/// `results/<id>.json`: what a Gradescope autograder leaves behind.
///
/// Gradescope keeps the total back as long as any test is hidden, so every test is visible, and a hidden case is a line in one
/// without its values. A submission without a grade has no score and no tests: Gradescope then says that the autograder
/// failed, which somebody looks at, in place of a 0 that nobody meant. What took how long is not written, since that differs
/// from run to run.
struct GradescopeResult: Encodable {
    private let score: ExactNumber?
    private let output: String
    private let outputFormat = "text"
    private let visibility = "visible"
    private let stdoutVisibility = "hidden"
    private let extraData: ExtraData
    private let tests: [Test]

    init(_ grade: SubmissionGrade, in grades: ClassGrades) {
        let isGraded = grade.status == .graded
        score = grade.total.map(ExactNumber.init)
        output = Self.output(grade, in: grades)
        extraData = ExtraData(
            submission: grade.id.harmless, course: grades.version, status: grade.status.rawValue,
            problem: grade.problem, late: grade.lateness?.days, penalty: ExactNumber(grade.penalty),
            commit: grade.commit?.oneLine)
        tests =
            isGraded
            ? zip(grades.exercises, grade.exercises).enumerated().map { place, pair in
                Test(pair.1, of: pair.0, number: place + 1)
            } : []
    }

    private static func output(_ grade: SubmissionGrade, in grades: ClassGrades) -> String {
        guard grade.status == .graded else { return grade.withoutGrade.joined(separator: " ") }
        return (["\(grade.points(of: grades.possible))."] + [grade.latenessWords].compactMap(\.self))
            .joined(separator: " ")
    }

    private enum CodingKeys: String, CodingKey {
        case score, output, visibility, tests
        case outputFormat = "output_format"
        case stdoutVisibility = "stdout_visibility"
        case extraData = "extra_data"
    }

    /// What is kept with the result and shown to nobody.
    private struct ExtraData: Encodable {
        let submission: String
        let course: String
        let status: String
        let problem: String
        let late: Int?
        let penalty: ExactNumber
        let commit: String?
    }

    /// One exercise.
    private struct Test: Encodable {
        let score: ExactNumber
        let maxScore: ExactNumber
        let status: String
        let name: String
        let number: String
        let output: String
        let outputFormat = "text"
        let tags: [String]
        let visibility = "visible"

        init(_ exercise: SubmissionGrade.Exercise, of spec: ClassGrades.Exercise, number: Int) {
            score = ExactNumber(exercise.earned ?? .zero)
            maxScore = ExactNumber(spec.possible)
            status = exercise.state == "passed" ? "passed" : "failed"
            name = spec.title
            self.number = "\(number)"
            output = PlainFeedback(exercise).text
            tags = [spec.id, exercise.state]
        }

        private enum CodingKeys: String, CodingKey {
            case score, status, name, number, output, tags, visibility
            case maxScore = "max_score"
            case outputFormat = "output_format"
        }
    }
}
