import Foundation
import Lessons

/// Grades what an exercise handed in.
///
///     let verdict = Grader(lessonFolder: lesson.folder).grade(exercise, outputs: outputsFile)
///     for line in VerdictReport(verdict, of: exercise).sentences { print(line) }
///
/// Grading fails closed: what cannot be compared is never right. Nothing is thrown; a file that is missing, malformed or
/// too large is the learner's `no-output` or `over-limit`, a reference that is missing or wrong is a `grader-fault`.
public struct Grader: Sendable {
    let lessonFolder: URL

    /// A grader of one lesson's exercises.
    ///
    /// - Parameter lessonFolder: the folder that references are relative to.
    public init(lessonFolder: URL) {
        self.lessonFolder = lessonFolder
    }

    /// Compares every output of every case with its reference.
    ///
    /// - Parameters:
    ///   - outputs: the safetensors file that the check wrote, with the keys `<case>/<output>`.
    ///   - caseNames: what the file calls the cases, by their ids; a case that is not there is called by its id.
    ///   - unfinished: what is still to be written, when the program ended in `yourTurn`: then what is there is graded, and
    ///     the verdict is never `passed`.
    public func grade(
        _ exercise: ExerciseSpec, outputs: URL, caseNames: [String: String] = [:], unfinished: String? = nil
    ) -> Verdict {
        guard !exercise.outputs.isEmpty, !exercise.cases.isEmpty else {
            let problem = "The exercise \(exercise.id) has no outputs or no cases to grade."
            return ungraded(exercise, .graderFault, [problem])
        }
        let read = Result { () throws(TensorFileError) in
            try Submission(outputs, exercise: exercise, caseNames: caseNames)
        }
        let references = References(lessonFolder: lessonFolder)
        let expected: [String: GradedTensor]
        // A fault of the course comes before whatever else is wrong: it is nobody's answer.
        switch references.expected(exercise) {
        case .success(let tensors): expected = tensors
        case .failure(let faults): return ungraded(exercise, .graderFault, faults.sentences, try? read.get())
        }

        let submission: Submission
        switch read {
        case .success(let tensors): submission = tensors
        case .failure(.tooLarge(let size, let limit)):
            let problem = "What was handed in has \(size) bytes; this exercise may hand in \(limit)."
            return ungraded(exercise, .overLimit, [problem])
        case .failure(.missing): return ungraded(exercise, .noOutput, ["Nothing was handed in."])
        case .failure(let error):
            return ungraded(exercise, .noOutput, ["What was handed in cannot be read: \(error)."])
        }
        guard !submission.isEmpty else {
            let problem = "Nothing was handed in under the names that are asked for."
            return ungraded(exercise, .noOutput, [problem], submission)
        }

        let compared = exercise.outputs.map { output in
            exercise.cases.map { compare(output, $0, submission, expected[Submission.key(output, $0)]) }
        }
        // The order of the cases, which is drawn for each run, must not tell whether an exercise counts as attempted.
        if unfinished != nil, !compared.contains(where: { $0.allSatisfy { $0.yours != nil } }) {
            return ungraded(exercise, .noOutput, ["No output is there for every case."], submission)
        }
        do {
            return try verdict(exercise, compared, references, submission, unfinished)
        } catch {
            return ungraded(exercise, .graderFault, ["\(MistakeSpec.recordings): \(error)."], submission)
        }
    }

    private func ungraded(
        _ exercise: ExerciseSpec, _ outcome: Outcome, _ problems: [String], _ submission: Submission? = nil
    ) -> Verdict {
        Verdict(
            outcome: outcome, unfinished: nil, points: Points(earned: 0, possible: exercise.points), checks: [],
            diagnosis: nil, observation: nil, problems: problems, compared: [], submission: submission)
    }

    private func compare(_ output: OutputSpec, _ spec: CaseSpec, _ submission: Submission, _ expected: GradedTensor?)
        -> ComparedTensors
    {
        guard let expected else { preconditionFailure("References.expected yields every tensor or a fault") }
        let yours = submission[output, spec]
        let finding = OutputComparison(output: output)
            .finding(yours, expected, reported: submission.names(in: spec.id))
        return ComparedTensors(output: output, spec: spec, yours: yours, expected: expected, finding: finding)
    }

    private func verdict(
        _ exercise: ExerciseSpec, _ compared: [[ComparedTensors]], _ references: References,
        _ submission: Submission, _ unfinished: String?
    ) throws -> Verdict {
        let right = compared.filter { $0.allSatisfy(\.finding.isRight) }
        let earned = right.reduce(0) { $0 + ($1.first?.output.points ?? 0) }
        let hasPassed = right.count == compared.count && unfinished == nil
        var diagnosis: Diagnosis?
        var observation: Observation?
        if !hasPassed {
            // What is still to be written has gone wrong in no way.
            let handedIn = compared.filter { cases in unfinished == nil || cases.allSatisfy { $0.yours != nil } }
            let byStage = handedIn.enumerated().sorted {
                ($0.element[0].output.stage ?? .max, $0.offset) < ($1.element[0].output.stage ?? .max, $1.offset)
            }.map(\.element)
            diagnosis = try DiagnosisFinder(mistakes: exercise.mistakes, recording: references.recording).diagnosis(
                byStage)
            if diagnosis == nil { observation = ObservationFinder.observation(byStage) }
        }
        let names = Self.caseNames(exercise.cases)
        return Verdict(
            outcome: hasPassed ? .passed : .failed, unfinished: unfinished,
            points: Points(earned: earned, possible: exercise.points),
            checks: compared.joined().map { OutputResult($0, caseName: names[$0.spec.id] ?? $0.spec.id) },
            diagnosis: diagnosis, observation: observation, problems: [],
            compared: compared.joined().filter { !$0.spec.hidden },
            submission: submission)
    }

    /// What a learner knows each case by.
    package static func caseNames(_ cases: [CaseSpec]) -> [String: String] {
        var names: [String: String] = [:]
        var hidden = 0
        for spec in cases {
            if spec.hidden { hidden += 1 }
            names[spec.id] = spec.hidden ? "hidden \(hidden)" : spec.id
        }
        return names
    }
}
