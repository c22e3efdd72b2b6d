import Checking
import Foundation
import Grading
import Lessons
import Pictures
import Sandbox
import TerminalUI

/// One check from end to end, as the learner sees it: built, run, graded, drawn and recorded.
struct ExerciseCheck: Sendable {
    let session: CourseSession
    let containment: any Containment

    /// Checks an exercise while a live line says what is going on.
    ///
    /// - Throws: `StateError` when the result cannot be recorded, and `CancellationError`.
    func run(_ exercise: ExerciseSpec, in lesson: Lesson) async throws -> CheckedExercise {
        let live = LiveLine(terminal: session.terminal)
        let (steps, progress) = AsyncStream.makeStream(of: CheckProgress.self, bufferingPolicy: .bufferingNewest(1))
        let narrator = Task {
            for await step in steps { await Self.show(step, of: exercise, on: live) }
        }
        await live.show("Building \(exercise.title)")
        let pipeline = CheckPipeline(
            course: session.course, workspace: session.workspace, containment: containment)
        let record: CheckRecord
        do {
            record = try await pipeline.check(exercise, in: lesson) { progress.yield($0) }
        } catch {
            progress.finish()
            await narrator.value
            await live.finish()
            throw error
        }
        progress.finish()
        await narrator.value
        let standing = try self.record(record, of: exercise)
        let pictures = draw(record, of: exercise, in: lesson)
        await live.finish()
        return CheckedExercise(
            exercise: exercise, lesson: lesson, record: record, pictures: pictures,
            hint: hint(for: record, of: exercise, shown: standing.hintsShown))
    }

    private static func show(_ step: CheckProgress, of exercise: ExerciseSpec, on live: LiveLine) async {
        switch step {
        case .building(.waitingForOtherBuild): await live.show("Waiting for another check that is building")
        case .building(.building(let done, let total, isFirst: true)):
            await live.show("Building what all exercises share, once  \(done)/\(total)")
            await live.note("Building what all exercises share; this is needed once ...")
        case .building(.building(let done, let total, isFirst: false)):
            await live.show("Building \(exercise.title)" + (total > 1 ? "  \(done)/\(total)" : ""))
        case .running: await live.show("Running \(exercise.title)")
        case .grading: await live.show("Comparing with the reference")
        }
    }

    private func record(_ record: CheckRecord, of exercise: ExerciseSpec) throws -> ExerciseProgress {
        let now = Date()
        return try session.update { progress in
            progress[exercise].record(
                record.outcome, points: record.verdict?.points.earned ?? 0,
                sources: record.sources?.description ?? "", at: now)
            // A wrong answer shows the first hint; `course hint` goes on from there.
            if record.outcome == .failed, !exercise.hints.isEmpty {
                progress[exercise].hintsShown = max(progress[exercise].hintsShown, 1)
            }
        }[exercise]
    }

    private func draw(_ record: CheckRecord, of exercise: ExerciseSpec, in lesson: Lesson) -> [OutputPictures.Key: URL]
    {
        guard record.verdict?.checks.isEmpty == false, let outputs = record.outputs else { return [:] }
        let folder = session.workspace.state.appending(path: "pictures/\(exercise.id)")
        return OutputPictures(exercise: exercise, lesson: lesson, folder: folder).draw(outputs)
    }

    /// What belongs to a recognized mistake comes first, then the hint that was reached.
    private func hint(for record: CheckRecord, of exercise: ExerciseSpec, shown: Int) -> CheckedExercise.Hint? {
        guard record.outcome == .failed else { return nil }
        if let text = record.verdict?.diagnosis?.hint { return CheckedExercise.Hint(text: text, number: nil) }
        guard shown > 0, exercise.hints.indices.contains(shown - 1) else { return nil }
        return CheckedExercise.Hint(text: exercise.hints[shown - 1], number: shown)
    }
}

/// A check and everything that was made from it.
struct CheckedExercise: Sendable {
    struct Hint: Sendable, Equatable {
        var text: String
        /// Which of the exercise's hints it is, from 1; nil when it belongs to the recognized mistake.
        var number: Int?
    }

    let exercise: ExerciseSpec
    let lesson: Lesson
    let record: CheckRecord
    /// The pictures that were drawn.
    let pictures: [OutputPictures.Key: URL]
    let hint: Hint?

    /// The picture that helps most: of the earliest output that went wrong and is drawn, else the first there is.
    var mainPicture: URL? {
        let checks = record.verdict?.checks ?? []
        let failing = checks.filter { !$0.passed }.sorted { ($0.stage ?? .max) < ($1.stage ?? .max) }
        return (failing + checks).lazy
            .compactMap { pictures[OutputPictures.Key(output: $0.output, caseID: $0.caseName)] }
            .first
    }
}
