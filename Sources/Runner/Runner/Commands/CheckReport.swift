import Checking
import Foundation
import Grading
import Pictures

/// What `check --json` prints.
///
/// Every key is always there, with null for what is not known.
struct CheckReport: Encodable {
    private let result: CheckedExercise

    init(_ result: CheckedExercise) { self.result = result }

    private enum Key: CodingKey {
        case exercise, outcome, seconds, points, possiblePoints, checks, diagnosis, hint, containment, log, says,
            printed
    }

    func encode(to encoder: any Encoder) throws {
        let record = result.record
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(record.exercise, forKey: .exercise)
        try object.encode(record.outcome, forKey: .outcome)
        try object.encode(record.seconds, forKey: .seconds)
        try object.encode(record.verdict?.points.earned ?? 0, forKey: .points)
        try object.encode(result.exercise.points, forKey: .possiblePoints)
        let checks = (record.verdict?.checks ?? []).map { check in
            CheckEntry(
                check: check,
                picture: result.pictures[OutputPictures.Key(output: check.output, caseID: check.caseName)]?.path)
        }
        try object.encode(checks, forKey: .checks)
        try object.encode(record.verdict?.diagnosis.map { DiagnosisEntry(id: $0.id, say: $0.say) }, forKey: .diagnosis)
        try object.encode(result.hint?.text, forKey: .hint)
        try object.encode(record.containment, forKey: .containment)
        try object.encode(record.log?.path, forKey: .log)
        try object.encode(OutcomeWords(exercise: result.exercise, record: record).sentences, forKey: .says)
        try object.encode(record.printed, forKey: .printed)
    }

    private struct DiagnosisEntry: Encodable {
        var id: String
        var say: String
    }
}

/// One output of one case.
private struct CheckEntry: Encodable {
    let check: CheckResult
    let picture: String?

    private enum Key: String, CodingKey {
        case output, passed, shape, expectedShape, withinTolerance, firstMismatch, worst, maxAbsolute, maxRelative,
            cosine
        case picture
        case caseName = "case"
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: Key.self)
        try object.encode(check.output, forKey: .output)
        try object.encode(check.caseName, forKey: .caseName)
        try object.encode(check.passed, forKey: .passed)
        try object.encode(check.shape, forKey: .shape)
        try object.encode(check.expectedShape, forKey: .expectedShape)
        try object.encode(check.withinTolerance, forKey: .withinTolerance)
        try object.encode(check.firstMismatch.map(PlaceEntry.init), forKey: .firstMismatch)
        try object.encode(check.worst.map(PlaceEntry.init), forKey: .worst)
        try object.encode(check.maxAbsolute, forKey: .maxAbsolute)
        try object.encode(check.maxRelative, forKey: .maxRelative)
        try object.encode(check.cosine, forKey: .cosine)
        try object.encode(picture, forKey: .picture)
    }

    /// An element: where, and both values.
    private struct PlaceEntry: Encodable {
        var index: [Int]
        var at: String
        var yours: Double
        var expected: Double

        init(_ place: Place) {
            index = place.index
            at = place.at
            yours = place.yours
            expected = place.expected
        }
    }
}

/// What `check --all --json` prints.
struct CheckAllReport: Encodable {
    let outcome: Outcome
    let passed: Int
    let total: Int
    let exercises: [CheckReport]

    init(_ results: [CheckedExercise]) {
        passed = results.count { $0.record.outcome == .passed }
        total = results.count
        outcome =
            results.contains { $0.record.outcome == .graderFault }
            ? .graderFault : passed == total ? .passed : .failed
        exercises = results.map(CheckReport.init)
    }
}
