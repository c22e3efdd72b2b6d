import ArgumentParser
import Authoring
import Foundation
import TerminalUI

/// Makes a new lesson.
struct AuthorNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a small, sound lesson to start from.",
        discussion: """
            It comes last in the course, with a text, a starter, a solution, a check, two mistakes and references, and passes
            `course author check` at once.

            Example: course author new sharp-edges
            """
    )

    @Argument(help: "Its name: small letters, digits and hyphens, a letter first.")
    var slug: String

    func validate() throws {
        if LessonName(slug) == nil {
            throw ValidationError(
                "\"\(slug)\" cannot be the name of a lesson: use small letters, digits and hyphens, a letter first, like "
                    + "sharp-edges.")
        }
    }

    func run() async throws {
        guard let name = LessonName(slug) else { return }
        let session = try CourseSession()
        let containment = try await session.containment()
        let live = LiveLine(terminal: session.terminal)
        let (steps, progress) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
        let narrator = Task {
            for await step in steps {
                await live.show("Recording \(step)")
                await live.note("Building, running and recording the lesson ...")
            }
        }
        let result: Result<String, any Error>
        do {
            result = .success(
                try await NewLesson(name: name, workspace: session.workspace, containment: containment) {
                    progress.yield($0)
                }.make())
        } catch {
            result = .failure(error)
        }
        progress.finish()
        await narrator.value
        await live.finish()
        let folder = try result.get()
        let lessons = session.workspace.relative(session.workspace.lessons.path)
        Console.output([
            "\(session.pen(session.pen.check, .green)) \(lessons)/\(folder) made, \(lessons)/Package.swift rewritten",
            "edit   \(lessons)/\(folder)/lesson.md",
            "then   \(session.invocation) author check \(slug)",
        ])
    }
}
