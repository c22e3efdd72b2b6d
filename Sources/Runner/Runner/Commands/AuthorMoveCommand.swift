import ArgumentParser
import Authoring
import Checking
import Lessons
import TerminalUI

/// Gives a lesson another number.
struct AuthorMoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move",
        abstract: "Give a lesson another place in the course.",
        discussion: """
            The folder is renamed, and with it the links of other lessons, the records of what references were made \
            from, and the target list. Where the number is taken, the lessons from there on move up by one, as far as \
            the first gap. Files that name the old folder and were left alone are listed.

            Example: course author move sharp-edges 4
            """
    )

    @Argument(help: "The lesson: its id or its folder.")
    var lesson: String

    @Argument(help: "Its new number, from 1.")
    var number: Int

    func validate() throws {
        if !(1...999).contains(number) {
            throw ValidationError("A lesson's number is from 1 to 999, and not \(number).")
        }
    }

    func run() async throws {
        let session = try CourseSession()
        let load = session.paths.load(.beforeRecording)
        let folder = try LessonChoice.folder(named: lesson, in: load, paths: session.paths)
        let result = try await LessonMove(folder: folder, number: number, paths: session.paths).make()
        let mark = session.ansi(session.ansi.check, .green)
        let lessons = session.paths.relative(session.paths.lessons.path)
        var lines = result.renamed.map { "\(mark) \(lessons)/\($0.from) is now \(lessons)/\($0.to)" }
        lines += result.rewritten.map { "\(mark) \($0) rewritten" }
        if !result.mentions.isEmpty {
            lines.append("These still name the old folder; look at them: \(Spelling.list(result.mentions)).")
        }
        Console.output(lines)
    }
}
