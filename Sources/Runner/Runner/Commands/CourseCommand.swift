import ArgumentParser
import Foundation
import Lessons
import Support
import TerminalUI

/// The `course` command line: one verb a file.
@main
struct CourseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: title,
        discussion: """
            The loop: `course next` shows a lesson and the file to edit; `course check` builds, runs and grades it; \
            when it has passed, `course next` goes on. `course watch` checks on every save.

            Exit codes: 0 passed or done, 1 not passed, 64 wrong usage, 70 the course's own fault, 74 the output could \
            not be written.
            """,
        version: "0.4.0",  // the newest in CHANGELOG.md
        subcommands: [SuperviseCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "The loop",
                subcommands: [
                    NextCommand.self, OpenCommand.self, CheckCommand.self, WatchCommand.self, HintCommand.self,
                    ReviewCommand.self,
                ]),
            CommandGroup(
                name: "Your work",
                subcommands: [ListCommand.self, ResetCommand.self, UndoCommand.self, SolutionCommand.self]),
            CommandGroup(name: "Any picture", subcommands: [ExplainCommand.self, ModelsCommand.self]),
            CommandGroup(name: "A class", subcommands: [GradeCommand.self]),
            CommandGroup(
                name: "The course itself",
                subcommands: [WelcomeCommand.self, UpdateCommand.self, DoctorCommand.self, AuthorCommand.self]),
        ]
    )

    /// The course in a line: that of a course of one's own is its title.
    private static var title: String {
        let own = (try? CourseSession.root()).flatMap { CourseFile.load(from: $0).file }
        return own.map { "\($0.words.title.harmless)." }
            ?? "A guided course on seeing what a convolutional network sees."
    }

    /// Runs a command and ends the process with its exit code, every error in the one form that `ErrorReport` gives it.
    static func main() async {
        var exitCode: Int32 = 0
        do {
            try OpenFiles.require()
            var command = try parseAsRoot()
            if var asynchronous = command as? AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            exitCode = report(error)
        }
        if let failure = Console.failure {
            let code = report(
                CommandError(exitCode: 74, messages: ["What was asked for could not be written: \(failure)."]))
            if exitCode == 0 { exitCode = code }
        }
        Foundation.exit(exitCode)
    }

    private static func report(_ error: any Error) -> Int32 {
        let report = ErrorReport(error, of: Self.self)
        report.print()
        return report.exitCode
    }
}
