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
            It comes last in the course, with a text, a starter, a solution, a check, two mistakes and references, and \
            passes `course author check` at once.

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
        let containment = try await CourseSession.containment()
        let folder = try await LiveLine(terminal: session.terminal).telling { line, step in
            await line.show("Recording \(step)")
            await line.note("Building, running and recording the lesson ...")
        } of: { tell in
            try await NewLesson(name: name, paths: session.paths, containment: containment, progress: tell).make()
        }
        let lessons = session.paths.relative(session.paths.lessons.path)
        Console.output([
            "\(session.ansi(session.ansi.check, .green)) \(lessons)/\(folder) made, \(lessons)/Package.swift rewritten",
            "edit   \(lessons)/\(folder)/lesson.md",
            "then   \(session.invocation) author check \(slug)",
        ])
    }
}
