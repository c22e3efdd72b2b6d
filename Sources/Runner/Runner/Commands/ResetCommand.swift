import ArgumentParser
import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// Brings an exercise back to its starter.
struct ResetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset",
        abstract: "Bring an exercise back to its starter, after keeping your edit.",
        discussion: """
            Your files are kept in .course/snapshots first; `course undo` brings them back.

            Example: course reset grad-cam-map --yes
            """
    )

    @Argument(help: "The exercise.")
    var exercise: String

    @Flag(help: "Do not ask.")
    var yes = false

    func run() async throws {
        let session = try CourseSession()
        let (exercise, lesson) = try session.exercise(exercise)
        let sources = VariantSources(lesson: lesson.folder, exercise: exercise)
        let starter = try sources.files(for: .starter)
        let progress = try session.progress()[exercise]
        let mine = try? sources.files(for: .learner).map {
            VariantSources.File(path: $0.path, contents: LineEnds.unified($0.contents))
        }
        if mine == starter, progress.passed == nil {
            Console.output("\(exercise.title) is at its starter already: there is nothing to reset.")
            return
        }
        if !yes, session.terminal.canAsk {
            let file = Hyperlink(lesson.file(of: exercise)).text
            guard Console.confirm("Replace \(file) by the starter? Your edit is kept.") else {
                throw CommandError.refused("Nothing was changed. Answer y, or add --yes.")
            }
        }
        try session.snapshots.take(exercise, in: lesson, progress: progress)
        for file in starter {
            let target = lesson.folder.appending(path: file.path)
            do {
                try AtomicFile.write(file.contents, to: target)
            } catch {
                throw StateError.unwritable(target.path, "\(error)")
            }
        }
        try session.update { progress in
            // What was seen stays seen: the hints. What was achieved starts anew.
            progress[exercise] = ExerciseProgress(hintsShown: progress[exercise].hintsShown)
        }
        Console.output(
            "\(session.ansi(session.ansi.check, .green)) \(exercise.title) is back at its starter. "
                + "`\(session.invocation) undo` brings your edit back.")
    }
}
