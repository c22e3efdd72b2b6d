import ArgumentParser
import Authoring
import Foundation
import Lessons
import TerminalUI

/// The author gate.
struct AuthorCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Prove that lessons are sound: starters, solutions, mistakes, tolerances.",
        discussion: """
            Every problem is listed at once, as file:line:column: what is wrong. what to do. A lesson that has passed \
            and has not changed since is not tried again. Exit code 0 when all is well, 1 when there are problems.

            Example: course author check
            Example: course author check grad-cam --json
            """
    )

    @Argument(help: "The lesson: its id or its folder; all when left out.")
    var lesson: String?

    @Flag(help: "Try also what has passed before and has not changed.")
    var again = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let session = try CourseSession()
        let folders = try lesson.map {
            Set([try LessonChoice.folder(named: $0, in: session.load, paths: session.paths)])
        }
        var validation = LessonValidation(
            load: session.load, paths: session.paths, containment: try await CourseSession.containment())
        validation.again = again
        let page = ValidationPage(ansi: session.ansi)
        let isQuiet = json
        let line = LiveLine(terminal: session.terminal)
        let report = try await line.telling { line, step in
            await line.show("\(step.lesson): \(step.what)  \(step.done)/\(step.total)")
            await line.note("Trying \(step.lesson) ...")
        } of: { (tell: @escaping @Sendable (ValidationStep) -> Void) in
            validation.progress = tell
            return try await validation.check(folders) { report in
                if isQuiet { return }
                await line.finish()
                Console.output(page.line(report))
            }
        }
        if json { try Console.json(report) } else { Console.output(page.lines(report)) }
        if !report.hasPassed { throw ExitCode(1) }
    }
}
