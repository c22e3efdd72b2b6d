import Checking
import Foundation
import Grading
import Lessons
import NN

/// Proves of one exercise that its starter waits, its solution passes, its mistakes are recognized, and nothing else passes.
struct ExerciseValidation: Sendable {
    let runner: VariantRunner
    let exercise: ExerciseSpec
    let lesson: Lesson
    /// How the solution is built and run.
    var ways = SolutionRun.validation
    /// Told what is being tried.
    var progress: @Sendable (String) -> Void = { _ in }

    private var words: TrialWords { TrialWords(exercise, in: lesson) }

    /// How many programs it runs.
    var trials: [Trial] { Trial.all(of: exercise, in: lesson, solution: ways) }

    /// Tries everything; all problems are in the report.
    ///
    /// - Throws: `CancellationError`, `BuildFault.unwritable`, `WeightsError.unwritable`.
    func report() async throws -> ExerciseReport {
        let runs = try await runs()
        var report = ExerciseReport(id: exercise.id)
        // What the check itself cannot do it can do for none of them: that is said once.
        if let fault = trials.lazy.compactMap({ runs[$0].flatMap(words.fault) }).first {
            report.starter = runs[.starter]?.outcome
            report.problems = [fault]
            return report
        }
        for trial in trials {
            guard let run = runs[trial] else { continue }
            switch trial {
            case .starter:
                report.starter = run.outcome
                report.problems += words.starter(run)
            case .solution(let way):
                report.solution.append(run.outcome)
                report.problems += words.solution(run, way)
            case .mistake(let mistake, _):
                report.mistakes.append(
                    .init(
                        id: mistake.id, outcome: run.outcome,
                        diagnosis: run.verdict?.diagnosis?.id))
            case .gap(let item, _): report.problems += words.gap(item, run)
            }
        }
        // What a mistake or a spoiled answer comes to says nothing while the right answer is wrong.
        let solutions = runs.filter { if case .solution = $0.key { true } else { false } }.map(\.value)
        guard let solution = solutions.first, solutions.allSatisfy({ $0.outcome == .passed }) else {
            return unique(report)
        }
        var mistaken: [(MistakeSpec, TrialSubmission)] = []
        for trial in trials {
            guard case .mistake(let mistake, _) = trial, let run = runs[trial] else { continue }
            report.problems += words.mistake(mistake, run)
            mistaken.append((mistake, TrialSubmission(exercise: exercise, lesson: lesson, tensors: run.tensors)))
        }
        let folder = try RunFolder(in: runner.paths.runs)
        defer { folder.remove() }
        let right = TrialSubmission(exercise: exercise, lesson: lesson, tensors: solution.tensors)
        mistaken += try transforms(on: right, in: folder.scratch, into: &report)
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
    private func runs() async throws -> [Trial: CheckRecord] {
        var runs: [Trial: CheckRecord] = [:]
        try await withThrowingTaskGroup(of: (Trial, CheckRecord).self) { group in
            var waiting = trials[...]
            func startNext() {
                guard let trial = waiting.popFirst() else { return }
                group.addTask {
                    progress(trial.name)
                    let run = try await runner.run(
                        exercise, in: lesson, trial.variant, threads: trial.run.threads, optimized: trial.run.optimized)
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
    private func transforms(
        on right: TrialSubmission, in folder: URL, into report: inout ExerciseReport
    ) throws -> [(MistakeSpec, TrialSubmission)] {
        var mistaken: [(MistakeSpec, TrialSubmission)] = []
        for mistake in exercise.mistakes {
            guard case .transform(let transform) = mistake.kind else { continue }
            var answer = right
            for output in exercise.outputs where mistake.output == nil || mistake.output == output.name {
                for spec in exercise.cases {
                    guard let tensor = right[output, spec],
                        let slipped = transform.applied(to: tensor, axes: output.axes)
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

    /// No spoiled answer may pass: each output of each case in every way once, and then others drawn at random.
    private func perturb(_ right: TrialSubmission, in folder: URL, into report: inout ExerciseReport) throws {
        progress("spoiled answers")
        // The same every time: what validation finds once it finds again.
        var random = SplitMix64(state: UInt64(exercise.id.utf8.reduce(17) { $0 &* 31 &+ UInt64($1) }))
        let places = exercise.outputs.flatMap { output in exercise.cases.map { (output, $0) } }
        for perturbation in Perturbation.allCases {
            for (output, spec) in places {
                try perturb(right, output, spec, perturbation, using: &random, in: folder, into: &report)
            }
        }
        // Some rules and tensors can be spoiled in few ways; trying is not without an end.
        for _ in 0..<4 * Self.leastPerturbations where report.perturbations < Self.leastPerturbations {
            guard let (output, spec) = places.randomElement(using: &random),
                let perturbation = Perturbation.random.randomElement(using: &random)
            else { break }
            try perturb(right, output, spec, perturbation, using: &random, in: folder, into: &report)
        }
    }

    /// How many spoiled answers are tried of every exercise, where its rules allow as many.
    static let leastPerturbations = 200

    private func perturb(
        _ right: TrialSubmission, _ output: OutputSpec, _ spec: CaseSpec, _ perturbation: Perturbation,
        using random: inout SplitMix64, in folder: URL, into report: inout ExerciseReport
    ) throws {
        guard let tensor = right[output, spec],
            let spoiled = perturbation.apply(to: tensor, output, using: &random)
        else { return }
        // The other outputs are right as they are, and need not be read and compared each time.
        let alone = ExerciseSpec(
            id: exercise.id, title: exercise.title, target: exercise.target, edit: exercise.edit, outputs: [output],
            cases: [spec], limits: exercise.limits)
        var answer = TrialSubmission(exercise: alone, lesson: lesson, tensors: [:])
        if case .tensor(let tensor) = spoiled { answer[output, spec] = tensor }
        report.perturbations += 1
        guard try answer.grade(in: folder).outcome == .passed else { return }
        report.problems.append(
            Diagnostic(
                output.location,
                "\"\(output.name)\" passes in the case \"\(spec.id)\" although it was spoiled (\(perturbation.says)).",
                remedy: "Choose a stricter rule for it, and look at its reference."))
    }

    /// The tolerance needs room on both sides.
    private func measure(
        _ solutions: [CheckRecord], _ mistaken: [(MistakeSpec, TrialSubmission)], into report: inout ExerciseReport
    ) {
        let margins = ToleranceMargins(exercise: exercise, lesson: lesson)
        let right = solutions.map { TrialSubmission(exercise: exercise, lesson: lesson, tensors: $0.tensors) }
        report.tolerances = margins.measure(right: right, mistaken: mistaken)
        report.problems += margins.problems(report.tolerances)
    }
}
