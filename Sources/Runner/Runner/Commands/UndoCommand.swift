import ArgumentParser
import Foundation
import Lessons
import Support
import TerminalUI

/// Takes the last reset back.
struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Bring back what the last reset replaced.",
        discussion: """
            What the file holds now is kept in turn: a second `course undo` takes the first one back.

            Example: course undo
            """
    )

    func run() async throws {
        let session = try CourseSession()
        guard let stored = session.snapshots.latest() else {
            throw CommandError.refused("There is nothing to undo. Only `reset` can be undone.")
        }
        let (exercise, lesson) = try session.exercise(stored.snapshot.exercise)
        let now = try session.progress()[exercise]
        try session.snapshots.take(exercise, in: lesson, progress: now)
        try session.snapshots.restore(stored, in: lesson)
        try session.update { progress in
            var restored = stored.snapshot.progress
            restored.hintsShown = max(restored.hintsShown, progress[exercise].hintsShown)
            progress[exercise] = restored
        }
        session.snapshots.remove(stored)
        Console.output(
            "\(session.ansi(session.ansi.check, .green)) \(exercise.title) is as it was before. "
                + "`\(session.invocation) undo` again takes this back.")
    }
}
