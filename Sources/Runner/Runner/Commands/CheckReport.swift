import Checking
import Grading
import Lessons
import Support

/// What `check --json` prints, and nothing else does: the one type that is behind the contract.
///
/// Every key is always there, with null for what is not known.
struct CheckReport: Encodable, Sendable {
    /// One output of one case.
    struct Check: Encodable, Sendable {
        let output: String
        /// The case's id, or `hidden 1` and so on for one whose values are kept back.
        let caseName: String
        let passed: Bool
        @OrNull var shape: [Int]?
        let expectedShape: [Int]
        @OrNull var withinTolerance: Double?
        @OrNull var firstMismatch: Element?
        @OrNull var worst: Element?
        @OrNull var maxAbsolute: Double?
        @OrNull var maxRelative: Double?
        @OrNull var cosine: Double?
        /// The path of the picture that was drawn of it.
        @OrNull var picture: String?

        private enum CodingKeys: String, CodingKey {
            case output, passed, shape, expectedShape, withinTolerance, firstMismatch, worst, maxAbsolute, maxRelative
            case cosine, picture
            case caseName = "case"
        }
    }

    /// One element of an output: where it is, and both values.
    struct Element: Encodable, Sendable {
        let index: [Int]
        let at: String
        let yours: Double
        let expected: Double

        init(_ place: Place) {
            (index, at, yours, expected) = (place.index, place.at, place.yours, place.expected)
        }
    }

    struct Diagnosis: Encodable, Sendable {
        let id: String
        let say: String
    }

    struct Observation: Encodable, Sendable {
        let id: String
        let say: String
        let output: String
    }

    let exercise: String
    let outcome: Outcome
    let seconds: CheckRecord.Seconds
    let points: Int
    let possiblePoints: Int
    let checks: [Check]
    @OrNull var diagnosis: Diagnosis?
    /// What can be seen in the numbers where no diagnosis is certain.
    @OrNull var observation: Observation?
    @OrNull var hint: String?
    /// What is still to be written, in the words of the `yourTurn` that was reached.
    @OrNull var yourTurn: String?
    let containment: String
    @OrNull var log: String?
    /// What the page says, a sentence or a line of thought each.
    let says: [String]
    let printed: String

    init(_ result: CheckedExercise) {
        let record = result.record
        exercise = record.exercise
        outcome = record.outcome
        seconds = record.seconds
        points = record.verdict?.points.earned ?? 0
        possiblePoints = result.exercise.points
        checks = (record.verdict?.checks ?? []).map { Check($0, picture: result.picture(of: $0)?.file.path) }
        diagnosis = record.verdict?.diagnosis.map { Diagnosis(id: $0.id, say: $0.say) }
        observation = record.verdict?.observation.map { Observation(id: $0.id, say: $0.say, output: $0.output) }
        hint = result.hint?.text
        yourTurn = record.task
        containment = record.containment
        log = record.log?.path
        says =
            OutcomeWords(exercise: result.exercise, record: record).sentences
            + (result.versionSentence.map { [$0] } ?? [])
        printed = record.printed
    }
}

extension CheckReport.Check {
    fileprivate init(_ result: OutputResult, picture: String?) {
        self.init(
            output: result.output, caseName: result.caseName, passed: result.passed, shape: result.shape,
            expectedShape: result.expectedShape, withinTolerance: result.withinTolerance,
            firstMismatch: result.firstMismatch.map(CheckReport.Element.init),
            worst: result.worst.map(CheckReport.Element.init), maxAbsolute: result.maxAbsolute,
            maxRelative: result.maxRelative, cosine: result.cosine, picture: picture)
    }
}

/// What `check --all --json` prints.
struct CheckAllReport: Encodable, Sendable {
    let outcome: Outcome
    let passed: Int
    let total: Int
    let exercises: [CheckReport]
    /// What is wrong with lessons that could not be read, and whose exercises are missing here.
    let problems: [Problem]

    /// One of them, and what to do about it.
    struct Problem: Encodable, Sendable {
        let file: String
        let line: Int
        let column: Int
        let message: String
        let remedy: String
    }

    init(_ results: [CheckedExercise], problems: [Diagnostic]) {
        passed = results.count { $0.record.outcome == .passed }
        total = results.count
        outcome =
            !problems.isEmpty || results.contains { $0.record.outcome == .graderFault }
            ? .graderFault : passed == total ? .passed : .failed
        exercises = results.map(CheckReport.init)
        self.problems = problems.map {
            Problem(file: $0.file, line: $0.line, column: $0.column, message: $0.message, remedy: $0.remedy)
        }
    }
}
