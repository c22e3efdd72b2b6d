import Foundation
import Grading
import Lessons

/// Measures how a tolerance stands between right answers and mistakes.
struct ToleranceMargins: Sendable {
    let exercise: ExerciseSpec
    let lesson: Lesson

    /// Distances in units of each output's tolerance.
    ///
    /// A mistake counts for the output that shows it most clearly; one that passes is reported elsewhere. One that already
    /// differs where there is no tolerance (an exact output, another shape) is as far away as can be.
    ///
    /// - Parameters:
    ///   - right: what the runs of the solution handed in.
    ///   - mistaken: what the mistakes did.
    func measure(right: [TrialSubmission], mistaken: [(MistakeSpec, TrialSubmission)]) -> [ExerciseReport.Tolerance] {
        let references = Grader(lessonFolder: lesson.folder).references(of: exercise)
        var tolerances = exercise.outputs.map { output in
            ExerciseReport.Tolerance(
                output: output.name,
                spread: right.compactMap { distance(of: output, in: $0, from: references) }.max())
        }
        for (mistake, answer) in mistaken {
            let distances = exercise.outputs.map { distance(of: $0, in: answer, from: references) }
            let isClear = zip(exercise.outputs, distances).contains { output, distance in
                distance == nil && differs(output, in: answer, from: references)
            }
            guard !isClear, let best = distances.indices.max(by: { (distances[$0] ?? -1) < (distances[$1] ?? -1) }),
                let distance = distances[best], distance > 1, distance < tolerances[best].nearestMistake ?? .infinity
            else { continue }
            tolerances[best].nearestMistake = distance
            tolerances[best].nearestMistakeID = mistake.id
        }
        return tolerances
    }

    /// What is wrong with the tolerances.
    func problems(_ tolerances: [ExerciseReport.Tolerance]) -> [Diagnostic] {
        zip(exercise.outputs, tolerances).compactMap { output, tolerance in
            guard let spread = tolerance.spread else { return nil }
            let metric = output.comparison.metric
            let remedy: String
            switch ToleranceProposal(metric, spread: spread, nearest: tolerance.nearestMistake) {
            case .keep: return nil
            case .change(let better):
                remedy = "Write compare: \(ToleranceProposal.text(better) ?? "")."
            case .impossible:
                remedy = "No tolerance tells the two apart: add a case in which the mistake shows more."
            }
            var message = "The tolerance of \"\(output.name)\" stands too near: "
            message += "right answers use \(Self.times(spread)) of it"
            if let nearest = tolerance.nearestMistake, let id = tolerance.nearestMistakeID {
                message += ", the mistake \"\(id)\" is \(Self.times(nearest)) of it away"
            }
            message += " (wanted: at most 0.1, and at least 10)."
            return Diagnostic(output.location, message, remedy: remedy)
        }
    }

    /// `0.034 times`, `12 times`.
    static func times(_ value: Double) -> String { String(format: "%.2g", value) }

    private func distance(
        of output: OutputSpec, in answer: TrialSubmission, from references: [String: GradedTensor]
    ) -> Double? {
        exercise.cases.compactMap { spec -> Double? in
            guard let expected = references[Submission.key(output, spec)] else { return nil }
            guard let yours = answer[output, spec] else { return .infinity }
            return output.comparison.distance(of: yours, from: expected)
        }.max()
    }

    private func differs(_ output: OutputSpec, in answer: TrialSubmission, from references: [String: GradedTensor])
        -> Bool
    {
        exercise.cases.contains { spec in
            references[Submission.key(output, spec)].map { $0.values != answer[output, spec]?.values } ?? false
        }
    }
}
