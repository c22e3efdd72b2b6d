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
            Every problem is listed at once, as file:line:column: what is wrong. what to do. A lesson that has passed and has
            not changed since is not tried again. Exit code 0 when all is well, 1 when there are problems.

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
            Set([try LessonChoice.folder(named: $0, in: session.load, workspace: session.workspace)])
        }
        let live = LiveLine(terminal: session.terminal)
        let (steps, progress) = AsyncStream.makeStream(of: GateStep.self, bufferingPolicy: .bufferingNewest(1))
        let narrator = Task {
            for await step in steps {
                await live.show("\(step.lesson): \(step.what)  \(step.done)/\(step.total)")
                await live.note("Trying \(step.lesson) ...")
            }
        }
        var gate = Gate(
            load: session.load, workspace: session.workspace, containment: try await session.containment())
        gate.again = again
        gate.progress = { progress.yield($0) }
        let page = GatePage(pen: session.pen)
        let isQuiet = json
        let result: Result<GateReport, any Error>
        do {
            result = .success(
                try await gate.check(folders) { report in
                    if isQuiet { return }
                    await live.finish()
                    Console.output(page.line(report))
                })
        } catch {
            result = .failure(error)
        }
        progress.finish()
        await narrator.value
        await live.finish()
        let report = try result.get()
        if json { try Console.json(report) } else { Console.output(page.lines(report)) }
        if !report.hasPassed { throw ExitCode(1) }
    }
}
