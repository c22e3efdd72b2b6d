import ArgumentParser
import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// Brings back what was replaced.
struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Bring back what was replaced, the newest first.",
        discussion: """
            Each undo goes one step further back. What it replaces in turn is kept: --list shows all that is, and \
            --from brings one of them back by its time.

            Example: course undo
            Example: course undo grad-cam-map
            Example: course undo --list
            """
    )

    @Argument(help: "The exercise; the one that was replaced last when left out.")
    var exercise: String?

    @Flag(help: "Show what is kept, the newest first.")
    var list = false

    @Option(help: "What to bring back, by its time as --list shows it.")
    var from: String?

    func validate() throws {
        if list, from != nil { throw ValidationError("Say --list or --from, not both.") }
    }

    func run() async throws {
        let session = try CourseSession()
        let meant = try exercise.map { try session.exercise($0).exercise }
        let isMeant = { (id: String) -> Bool in
            // What belonged to an exercise that is gone has no place to go to.
            guard let known = session.course.exercise(id) else { return false }
            return meant.map { $0.id == known.id } ?? true
        }
        if list {
            // What is left of an exercise that is gone is shown with everything.
            let kept = session.snapshots.all().filter { meant == nil || isMeant($0.snapshot.exercise) }
            Console.output(lines(kept, session))
            return
        }
        guard let stored = try chosen(in: session, isMeant) else { throw nothing(session, isMeant) }
        let (exercise, lesson) = try session.exercise(stored.snapshot.exercise)
        let now = try session.progress()[exercise]
        if try isWorkedOn(exercise, in: lesson) {
            try session.snapshots.take(exercise, in: lesson, progress: now, isOfUndo: true)
        }
        try session.snapshots.restore(stored, of: exercise, in: lesson)
        try session.update { progress in
            var restored = stored.snapshot.progress
            restored.hintsRead.formUnion(progress[exercise].hintsRead)
            if stored.snapshot.update != nil {
                // An update took no pass away, so what was achieved after it stays.
                restored.passed = restored.passed ?? progress[exercise].passed
                restored.points = max(restored.points, progress[exercise].points)
            }
            progress[exercise] = restored
        }
        session.snapshots.remove(stored)
        Console.output(
            "\(session.ansi(session.ansi.check, .green)) \(exercise.title) is as it was \(Self.time(of: stored)). "
                + "`\(session.invocation) undo --list` shows what else is kept.")
    }

    private func chosen(
        in session: CourseSession, _ isMeant: (String) -> Bool
    ) throws(CommandError) -> SnapshotStore.Stored? {
        guard let from else { return session.snapshots.latest(where: isMeant) }
        let all = session.snapshots.all().filter { isMeant($0.snapshot.exercise) }
        if let stored = all.first(where: { $0.name == from }) { return stored }
        if let gone = session.snapshots.all().first(where: { $0.name == from }),
            session.course.exercise(gone.snapshot.exercise) == nil
        {
            throw .refused(
                "\(gone.snapshot.exercise) is not in the course any more. What you wrote lies in \(gone.location.path)."
            )
        }
        throw .usage("Nothing is kept from \"\(from)\". `\(session.invocation) undo --list` shows what is.")
    }

    private func nothing(_ session: CourseSession, _ isMeant: (String) -> Bool) -> CommandError {
        let isKept = session.snapshots.all().contains { isMeant($0.snapshot.exercise) }
        return .refused(
            isKept
                ? "There is nothing left to undo. `\(session.invocation) undo --list` shows what is kept."
                : "There is nothing to undo. Only `reset` and `update` can be undone.")
    }

    /// Whether the files hold something that no starter has.
    private func isWorkedOn(_ exercise: ExerciseSpec, in lesson: Lesson) throws -> Bool {
        let sources = VariantSources(lesson: lesson.folder, exercise: exercise)
        let mine = try? sources.files(for: .learner).map { LineEnds.unified($0.contents) }
        return mine != (try? sources.files(for: .starter).map(\.contents))
    }

    private func lines(_ kept: [SnapshotStore.Stored], _ session: CourseSession) -> [String] {
        guard !kept.isEmpty else { return ["Nothing is kept."] }
        let width = kept.map { $0.snapshot.exercise.displayWidth }.max() ?? 0
        return kept.map { stored in
            let state = stored.snapshot.progress.passed != nil ? "had passed" : ""
            let snapshot = stored.snapshot
            let cause =
                snapshot.isOfUndo == true
                ? "replaced by undo" : snapshot.update.map { "before the update to \($0)" } ?? ""
            let gone = session.course.exercise(snapshot.exercise) == nil ? "not in the course any more" : ""
            let note = [state, cause, gone].filter { !$0.isEmpty }.joined(separator: ", ")
            let line = "\(stored.name)  \(stored.snapshot.exercise.padded(to: width))  \(session.ansi(note, .dim))"
            return String(line.reversed().drop { $0 == " " }.reversed())
        } + ["", "`\(session.invocation) undo --from TIME` brings one of them back."]
    }

    private static func time(of stored: SnapshotStore.Stored) -> String {
        "at \(stored.snapshot.takenAt.formatted(date: .abbreviated, time: .shortened))"
    }
}
