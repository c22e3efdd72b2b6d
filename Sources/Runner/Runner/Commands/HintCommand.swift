import ArgumentParser
import Lessons
import TerminalUI

/// Gives the next hint.
struct HintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Show the next hint, one at a time.",
        discussion: """
            What fits what the last check found wrong comes first, then the others in order; all of them again at the end.

            Example: course hint grad-cam-map
            """
    )

    @Argument(help: "The exercise; the current one when left out.")
    var exercise: String?

    func run() async throws {
        let session = try CourseSession()
        let (exercise, _) = try session.exercise(exercise)
        let hint = try NextHint(of: exercise, in: session)
        Console.output(hint.lines(width: session.terminal.textWidth, ansi: session.ansi))
    }
}
