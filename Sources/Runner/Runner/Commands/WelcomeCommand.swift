import ArgumentParser
import TerminalUI

/// Shows the first screen again.
struct WelcomeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "welcome",
        abstract: "Show the first screen again: what you will be able to do, and how a round goes.",
        discussion: """
            `course next` shows it once, before the first lesson.

            Example: course welcome
            """
    )

    func run() async throws {
        Console.output([""] + WelcomePage(session: try CourseSession()).lines() + [""])
    }
}
