import Checking
import Foundation
import Grading
import Lessons
import Pages
import Pictures
import Sandbox
import Support
import TerminalUI

/// One check from end to end, as the learner sees it: built, run, graded, drawn and recorded.
struct ExerciseCheck: Sendable {
    let session: CourseSession
    let containment: any Containment

    /// Checks an exercise while a live line says what is going on.
    ///
    /// - Parameter announce: given the result as soon as it is known and recorded; pictures are drawn meanwhile, and only
    ///   what is returned has them.
    /// - Returns: the result, also when it cannot be recorded: `CheckedExercise.unrecorded` says why.
    /// - Throws: `CancellationError`.
    func run(
        _ exercise: ExerciseSpec, in lesson: Lesson, announce: (CheckedExercise) -> Void = { _ in }
    ) async throws -> CheckedExercise {
        let record = try await LiveLine(terminal: session.terminal).telling { line, step in
            await Self.show(step, of: exercise, on: line)
        } of: { (tell: @escaping @Sendable (CheckProgress) -> Void) in
            try await judge(exercise, in: lesson, progress: tell)
        }
        return await finish(record, of: exercise, in: lesson, announce: announce)
    }

    /// Checks an exercise and tells of each step.
    ///
    /// - Parameters:
    ///   - progress: told how far it is, on any thread.
    ///   - announce: given the result as soon as it is known and recorded.
    ///   - illustrate: given the result as soon as it has its main picture, and its lesson's page could show it.
    /// - Throws: `CancellationError`.
    func run(
        _ exercise: ExerciseSpec, in lesson: Lesson, progress: @escaping @Sendable (CheckProgress) -> Void,
        announce: (CheckedExercise) -> Void, illustrate: (CheckedExercise) -> Void
    ) async throws -> CheckedExercise {
        let record = try await judge(exercise, in: lesson, progress: progress)
        return await finish(record, of: exercise, in: lesson, announce: announce, illustrate: illustrate)
    }

    private func judge(
        _ exercise: ExerciseSpec, in lesson: Lesson, progress: @escaping @Sendable (CheckProgress) -> Void
    ) async throws -> CheckRecord {
        progress(.building(.building))
        return try await CheckPipeline(paths: session.paths, containment: containment)
            .check(exercise, in: lesson, progress: progress)
    }

    private func finish(
        _ record: CheckRecord, of exercise: ExerciseSpec, in lesson: Lesson, announce: (CheckedExercise) -> Void,
        illustrate: (CheckedExercise) -> Void = { _ in }
    ) async -> CheckedExercise {
        let pictures = OutputPictures(
            exercise: exercise, lesson: lesson, folder: session.paths.state.appending(path: "pictures/\(exercise.id)"))
        let compared = pictures.inOrder(record.verdict?.compared ?? [])
        async let first = pictures.drawFirst(compared)
        async let kept: Void = keep(record, of: exercise)
        var unrecorded: StateError?
        var hint: CheckedExercise.Hint?
        var read: Set<Int> = []
        var outdated: [ExercisePart] = []
        let version = session.versions.version(of: exercise, in: lesson)
        do throws(StateError) {
            read = try session.update { progress in
                hint = self.hint(for: record, of: exercise, read: progress[exercise].hintsRead)
                outdated = progress[exercise].changes(in: version)
                note(record, of: exercise, version, hint, in: &progress)
            }[exercise].hintsRead
        } catch {
            unrecorded = error
        }
        var result = CheckedExercise(
            exercise: exercise, lesson: lesson, record: record, hint: hint,
            hasMoreHints: exercise.nextHint(for: [], read: read) != nil, outdated: outdated, unrecorded: unrecorded)
        if record.outcome == .failed { result.nameForHint = session.name(behindCommands: exercise) }
        announce(result)
        let (drawn, rest) = await first
        await kept
        result.pictures = drawn
        illustrate(result)
        result.pictures.merge(pictures.draw(rest)) { $1 }
        return result
    }

    private static func show(_ step: CheckProgress, of exercise: ExerciseSpec, on live: LiveLine) async {
        switch step {
        case .building(.waitingForOtherBuild): await live.show("Waiting for another check that is building")
        case .building(.buildingKit(let done, let total)):
            await live.show("Building what all exercises share" + (total > 1 ? "  \(done)/\(total)" : ""))
            await live.note("Building what all exercises share, because the course or the compiler has changed ...")
        case .building(.building): await live.show("Building \(exercise.title)")
        case .running: await live.show("Running \(exercise.title)")
        case .grading: await live.show("Comparing with the reference")
        }
    }

    private func note(
        _ record: CheckRecord, of exercise: ExerciseSpec, _ version: ExerciseVersion?, _ hint: CheckedExercise.Hint?,
        in progress: inout Progress
    ) {
        progress[exercise].record(
            record.outcome, points: record.verdict?.points.earned ?? 0, wrong: wrongOutputs(of: record),
            sources: record.sources?.description ?? "", version: version, at: Date())
        if let number = hint?.number { progress[exercise].hintsRead.insert(number - 1) }
    }

    /// The names of what is wrong, or else of what is still to be written; nil where nothing was graded.
    private func wrongOutputs(of record: CheckRecord) -> [String]? {
        guard let verdict = record.verdict else { return nil }
        let wrong = verdict.failures.isEmpty ? verdict.checks.filter { !$0.passed } : verdict.failures
        var names: [String] = []
        for result in wrong where !names.contains(result.output) { names.append(result.output) }
        return names
    }

    /// Keeps what was compared for the lesson's page.
    private func keep(_ record: CheckRecord, of exercise: ExerciseSpec) {
        let words = OutcomeWords(exercise: exercise, record: record)
        let last = LastCheck(
            outcome: record.outcome, heading: words.heading, sentences: words.sentences, date: Date(),
            verdict: record.verdict)
        // A page is an aid, as a picture is: the verdict stands without it.
        try? last.keep(of: exercise, in: session.paths.state)
    }

    /// What belongs to a recognized mistake comes first, then the hint that fits what is wrong.
    private func hint(for record: CheckRecord, of exercise: ExerciseSpec, read: Set<Int>) -> CheckedExercise.Hint? {
        guard let verdict = record.verdict, verdict.outcome == .failed, !verdict.failures.isEmpty else { return nil }
        if let text = verdict.diagnosis?.hint { return CheckedExercise.Hint(text: text, number: nil) }
        guard let place = exercise.hint(for: verdict.failures.map(\.output), read: read) else { return nil }
        return CheckedExercise.Hint(text: exercise.hints[place].say, number: place + 1)
    }
}
