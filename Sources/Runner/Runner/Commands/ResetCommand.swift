import ArgumentParser
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
        let reset = try ExerciseReset(of: exercise, in: lesson, session: session)
        if reset.isNeedless {
            Console.output(reset.needlessWords)
            return
        }
        if !yes, session.terminal.canAsk {
            let file = Hyperlink(lesson.file(of: exercise)).text
            guard Console.confirm("Replace \(file) by the starter? Your edit is kept.") else {
                throw CommandError.refused("Nothing was changed. Answer y, or add --yes.")
            }
        }
        try reset.perform()
        Console.output(
            "\(session.ansi(session.ansi.check, .green)) \(exercise.title) is back at its starter. "
                + "`\(session.invocation) undo` brings your edit back.")
    }
}
