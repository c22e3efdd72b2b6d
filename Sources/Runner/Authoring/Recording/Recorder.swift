import Checking
import Foundation
import Grading
import Lessons
import NN

/// Runs an exercise's solution and mistakes and writes down what they hand in.
package struct Recorder: Sendable {
    package let runner: VariantRunner
    package let lesson: Lesson
    /// Whether what is there already is written anew.
    package let replaces: Bool
    /// The program that made the references, relative to the course, where somebody says so: they are only compared then.
    package var madeBy: String?
    package var progress: @Sendable (String) -> Void = { _ in }

    package init(
        runner: VariantRunner, lesson: Lesson, replaces: Bool, madeBy: String? = nil,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.runner = runner
        self.lesson = lesson
        self.replaces = replaces
        self.madeBy = madeBy
        self.progress = progress
    }

    /// Records one exercise into the files, which are not written yet.
    ///
    /// - Throws: `CancellationError`, `WeightsError` when a reference file is there and cannot be read.
    package func record(_ exercise: ExerciseSpec, into files: inout ReferenceFiles) async throws -> ExerciseRecording {
        var recording = ExerciseRecording(id: exercise.id)
        let words = TrialWords(exercise, in: lesson)
        var runs: [CheckRecord] = []
        for way in SolutionRun.recording {
            progress("\(exercise.id), the solution")
            let run = try await runner.run(
                exercise, in: lesson, .solution, threads: way.threads, optimized: way.optimized)
            guard isComplete(run, exercise) else {
                recording.problems =
                    words.fault(run).map { [$0] }
                    ?? words.unrecordable(.solution, run, remedy: "Correct the solution.")
                return recording
            }
            runs.append(run)
        }
        for output in exercise.outputs {
            for spec in exercise.cases {
                guard let tensor = runs[0].tensors[Submission.key(output, spec)] else { continue }
                let path = try existing(output, spec, in: &files)
                if let madeBy, try files.tensor(path.file, path.key) == nil {
                    recording.problems.append(
                        Diagnostic(
                            output.location, "\(path.file) has no tensor \"\(path.key)\", which \(madeBy) is to make.",
                            remedy: "Let \(madeBy) write it, and run this again."))
                    continue
                }
                try keep(tensor, at: path, comparison: output.comparison, in: &files, of: &recording)
            }
            recording.repeatability[output.name] = repeatability(of: output, exercise.cases, in: runs)
        }
        try await recordMistakes(of: exercise, right: runs[0], words, in: &files, of: &recording)
        return recording
    }

    /// Measures the tolerances of an exercise against the references that are on the disk now.
    package func measure(_ exercise: ExerciseSpec, into recording: inout ExerciseRecording) async throws {
        guard recording.problems.isEmpty else { return }
        let report = try await ExerciseValidation(
            runner: runner, exercise: exercise, lesson: lesson, progress: progress
        )
        .report()
        recording.tolerances = report.tolerances
        for (output, tolerance) in zip(exercise.outputs, report.tolerances) {
            guard let spread = tolerance.spread,
                case .change(let better) = ToleranceProposal(
                    output.comparison.metric, spread: spread, nearest: tolerance.nearestMistake)
            else { continue }
            recording.proposals[output.name] = ToleranceProposal.text(better)
        }
        recording.problems = report.problems
    }

    private func recordMistakes(
        of exercise: ExerciseSpec, right: CheckRecord, _ words: TrialWords, in files: inout ReferenceFiles,
        of recording: inout ExerciseRecording
    ) async throws {
        for mistake in exercise.mistakes {
            guard let variant = mistake.variant else { continue }
            progress("\(exercise.id), the mistake \(mistake.id)")
            let run = try await runner.run(exercise, in: lesson, variant)
            guard !run.tensors.isEmpty, run.task == nil else {
                recording.problems += words.unrecordable(
                    variant, run, remedy: "Let the mistake run to its end.")
                continue
            }
            for output in exercise.outputs {
                for spec in exercise.cases {
                    let key = Submission.key(output, spec)
                    // What a mistake does not change says nothing about it.
                    guard let tensor = run.tensors[key], tensor != right.tensors[key] else { continue }
                    try keep(
                        tensor, at: mistake.recording(of: output.name, case: spec.id), comparison: output.comparison,
                        in: &files, of: &recording)
                }
            }
        }
    }

    /// Whether every output of every case was handed in, in the shape and type that the spec says.
    private func isComplete(_ run: CheckRecord, _ exercise: ExerciseSpec) -> Bool {
        exercise.outputs.allSatisfy { output in
            exercise.cases.allSatisfy { spec in
                guard let tensor = run.tensors[Submission.key(output, spec)] else { return false }
                return tensor.shape == output.shape
                    && tensor.elementType.rawValue.lowercased() == output.elementType.rawValue
            }
        }
    }

    /// Where the reference is looked for: under the case's name first, where the key does not say it.
    private func existing(_ output: OutputSpec, _ spec: CaseSpec, in files: inout ReferenceFiles) throws
        -> ReferencePath
    {
        let path = output.reference.resolved(for: spec.id)
        guard path.key == output.reference.key else { return path }
        let ofCase = ReferencePath(file: path.file, key: "\(spec.id)/\(path.key)")
        if try files.tensor(path.file, ofCase.key) != nil { return ofCase }
        if try files.tensor(path.file, path.key) != nil { return path }
        return spec.id == CaseSpec.mainID ? path : ofCase
    }

    /// Adds a tensor; one that is there is only compared, unless it is to be replaced.
    private func keep(
        _ tensor: StoredArray, at path: ReferencePath, comparison: Comparison, in files: inout ReferenceFiles,
        of recording: inout ExerciseRecording
    ) throws {
        files.name(path.file, path.key)
        guard let old = try files.tensor(path.file, path.key) else {
            try files.set(path.file, path.key, tensor)
            recording.tensors.append(RecordedTensor(path: "\(path)", change: .added))
            return
        }
        var entry = RecordedTensor(path: "\(path)", change: .agrees)
        if let new = GradedTensor(tensor), let old = GradedTensor(old) {
            entry.distance = comparison.distance(of: new, from: old)
        }
        let isSame = old == tensor || (entry.distance.map { $0 <= 1 } ?? false)
        if replaces, old != tensor {
            try files.set(path.file, path.key, tensor)
            entry.change = .replaced
        } else if !isSame {
            entry.change = .differs
        }
        recording.tensors.append(entry)
    }

    /// The largest distance of a later run from the first.
    private func repeatability(of output: OutputSpec, _ cases: [CaseSpec], in runs: [CheckRecord]) -> Double? {
        cases.flatMap { spec -> [Double] in
            guard let first = runs[0].tensor(output, spec) else { return [] }
            return runs.dropFirst().compactMap { run in
                run.tensor(output, spec).flatMap { output.comparison.distance(of: $0, from: first) }
            }
        }.max()
    }
}
