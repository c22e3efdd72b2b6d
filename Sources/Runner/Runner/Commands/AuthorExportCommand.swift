import ArgumentParser
import Authoring
import Checking
import Foundation
import Lessons
import Sandbox
import Support
import TerminalUI

/// Makes what other programs grade with.
struct AuthorExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Make an autograder for another program.",
        discussion: "Example: course author export gradescope --exercise overlay",
        subcommands: [AuthorExportGradescopeCommand.self]
    )
}

/// Makes Gradescope's autograder.
struct AuthorExportGradescopeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gradescope",
        abstract: "Make the zip that Gradescope takes as an autograder.",
        discussion: """
            It holds setup.sh, run_autograder and the course as the last commit has it, without its tests, with the \
            starters in the place of what you have written. Upload it under Configure Autograder.

            Programs are contained there by the best that works, and by nothing less than Landlock: where that does not \
            work, nobody gets a score, and the result says so. --containment limits lets them run all the same; a \
            submission can then read the references.

            Example: course author export gradescope --exercise grad-cam-map --exercise overlay
            """
    )

    @Option(help: "Grade this exercise alone; may be said several times.")
    var exercise: [String] = []

    @Option(help: "The file to write.")
    var out = "gradescope.zip"

    @Option(help: "What to contain programs by there; by default the best that works, and nothing below landlock.")
    var containment: SandboxLevel?

    func run() async throws {
        let session = try CourseSession()
        if !session.load.diagnostics.isEmpty { throw CommandError.lessons(session.load.diagnostics) }
        let ids = try exercise.map { try session.exercise($0).exercise.id }
        let file = URL(filePath: out).standardizedFileURL
        let export = GradescopeExport(
            course: session.course, paths: session.paths, exercises: ids, containment: containment)
        let result = try await LiveLine(terminal: session.terminal).telling { line, _ in
            await line.show("Packing ...")
        } of: { (tell: @escaping @Sendable (Bool) -> Void) in
            tell(true)
            return try await export.write(to: file)
        }
        let count = Quantity.count(ids.isEmpty ? session.course.exercises.count : ids.count, "exercise")
        Console.output([
            "\(session.ansi(session.ansi.check, .green)) \(Hyperlink(file).rendered(by: session.terminal)) made: "
                + "\(count), the course at \(result.commit), \(Quantity.bytes(result.bytes))",
            "then   upload it in Gradescope under Configure Autograder, with Ubuntu 22.04 as the base image",
        ])
    }
}
