import Foundation
import Grading
import Lessons

/// Proves of one exercise that its starter waits, its solution passes, its mistakes are recognized, and nothing else passes.
struct ExerciseGate: Sendable {
    let bench: Workbench
    let exercise: ExerciseSpec
    let lesson: Lesson
    /// Told what is being tried.
    var progress: @Sendable (String) -> Void = { _ in }

    private var words: TrialWords { TrialWords(exercise, in: lesson) }

    /// How many programs it runs.
    var trials: [Trial] { Trial.all(of: exercise) }

    /// Tries everything; all problems are in the report.
    ///
    /// - Throws: `CancellationError`, `BuildFault.unwritable`, `WeightsError.unwritable`.
    func report() async throws -> ExerciseReport {
        let runs = try await runs()
        var report = ExerciseReport(id: exercise.id)
        for trial in trials {
            guard let run = runs[trial] else { continue }
            switch trial {
            case .starter:
                report.starter = run.record.outcome
                report.problems += words.starter(run.record)
            case .solution(let threads):
                report.solution.append(run.record.outcome)
                report.problems += words.solution(run.record, threads: threads)
            case .mistake(let mistake, _):
                report.mistakes.append(
                    .init(
                        id: mistake.id, outcome: run.record.outcome,
                        diagnosis: run.record.verdict?.diagnosis?.id))
            }
        }
        // What a mistake or a spoiled answer comes to says nothing while the right answer is wrong.
        let solutions = runs.filter { if case .solution = $0.key { true } else { false } }.map(\.value)
        guard let solution = solutions.first, solutions.allSatisfy({ $0.record.outcome == .passed }) else {
            return unique(report)
        }
        var mistaken: [(MistakeSpec, AnswerSheet)] = []
        for trial in trials {
            guard case .mistake(let mistake, _) = trial, let run = runs[trial] else { continue }
            report.problems += words.mistake(mistake, run.record)
            mistaken.append((mistake, AnswerSheet(exercise: exercise, lesson: lesson, tensors: run.tensors)))
        }
        let folder = try RunFolder(in: bench.workspace.runs)
        defer { folder.remove() }
        let right = AnswerSheet(exercise: exercise, lesson: lesson, tensors: solution.tensors)
        mistaken += try slips(on: right, in: folder.scratch, into: &report)
        try perturb(right, in: folder.scratch, into: &report)
        measure(solutions, mistaken, into: &report)
        return unique(report)
    }

    /// Both runs of a solution say the same.
    private func unique(_ report: ExerciseReport) -> ExerciseReport {
        var report = report
        var seen: Set<Diagnostic> = []
        report.problems = report.problems.filter { seen.insert($0).inserted }
        return report
    }

    /// Two programs at a time: one is built while another runs.
    private func runs() async throws -> [Trial: VariantRun] {
        var runs: [Trial: VariantRun] = [:]
        try await withThrowingTaskGroup(of: (Trial, VariantRun).self) { group in
            var waiting = trials[...]
            func startNext() {
                guard let trial = waiting.popFirst() else { return }
                group.addTask {
                    progress(trial.name)
                    let run = try await bench.run(exercise, in: lesson, trial.variant, threads: trial.threads)
                    return (trial, run)
                }
            }
            startNext()
            startNext()
            while let (trial, run) = try await group.next() {
                runs[trial] = run
                startNext()
            }
        }
        return runs
    }

    /// What each transform makes of the right answer has to be recognized as that transform.
    private func slips(
        on right: AnswerSheet, in folder: URL, into report: inout ExerciseReport
    ) throws -> [(MistakeSpec, AnswerSheet)] {
        var mistaken: [(MistakeSpec, AnswerSheet)] = []
        for mistake in exercise.mistakes {
            guard case .transform(let slip) = mistake.kind else { continue }
            var answer = right
            for output in exercise.outputs where mistake.output == nil || mistake.output == output.name {
                for spec in exercise.cases {
                    guard let tensor = right[output, spec], let slipped = slip.applied(to: tensor, axes: output.axes)
                    else { continue }
                    answer[output, spec] = slipped
                }
            }
            let verdict = try answer.grade(in: folder)
            report.mistakes.append(.init(id: mistake.id, outcome: verdict.outcome, diagnosis: verdict.diagnosis?.id))
            report.problems += words.mistake(mistake, outcome: verdict.outcome, diagnosis: verdict.diagnosis)
            mistaken.append((mistake, answer))
        }
        return mistaken
    }

    /// No spoiled answer may pass.
    private func perturb(_ right: AnswerSheet, in folder: URL, into report: inout ExerciseReport) throws {
        progress("spoiled answers")
        // The same every time: what the gate finds once it finds again.
        var random = SeededGenerator(seed: UInt64(exercise.id.utf8.reduce(17) { $0 &* 31 &+ UInt64($1) }))
        for output in exercise.outputs {
            for spec in exercise.cases {
                guard let tensor = right[output, spec] else { continue }
                // The other outputs are right as they are, and need not be read and compared each time.
                let alone = ExerciseSpec(
                    id: exercise.id, title: exercise.title, target: exercise.target, edit: exercise.edit,
                    outputs: [output], cases: [spec], limits: exercise.limits)
                for perturbation in Perturbation.allCases {
                    for _ in 0..<perturbation.repetitions {
                        guard let spoiled = perturbation.apply(to: tensor, output, using: &random) else { continue }
                        var answer = AnswerSheet(exercise: alone, lesson: lesson, tensors: [:])
                        switch spoiled {
                        case .tensor(let tensor): answer[output, spec] = tensor
                        case .removed: answer[output, spec] = nil
                        }
                        report.perturbations += 1
                        guard try answer.grade(in: folder).outcome == .passed else { continue }
                        report.problems.append(
                            Diagnostic(
                                output.location,
                                "\"\(output.name)\" passes in the case \"\(spec.id)\" although it was spoiled "
                                    + "(\(perturbation.says)).",
                                remedy: "Choose a stricter rule for it, and look at its reference."))
                    }
                }
            }
        }
    }

    /// The tolerance needs room on both sides.
    private func measure(
        _ solutions: [VariantRun], _ mistaken: [(MistakeSpec, AnswerSheet)], into report: inout ExerciseReport
    ) {
        let margins = ToleranceMargins(exercise: exercise, lesson: lesson)
        let right = solutions.map { AnswerSheet(exercise: exercise, lesson: lesson, tensors: $0.tensors) }
        report.tolerances = margins.measure(right: right, mistaken: mistaken)
        report.problems += margins.problems(report.tolerances)
    }
}

extension Perturbation {
    /// How often it is tried with other random numbers.
    var repetitions: Int {
        switch self {
        case .noise: 3
        case .oneElement: 6
        case .notANumber, .extraAxis, .shuffled, .missing: 1
        }
    }

    /// What was done, for an author.
    var says: String {
        switch self {
        case .noise: "noise of up to ten times the tolerance on every element"
        case .oneElement: "one element is twice the tolerance away"
        case .notANumber: "one element is not a number"
        case .extraAxis: "it has an axis more"
        case .shuffled: "its elements are in another order"
        case .missing: "it was not handed in"
        }
    }
}
