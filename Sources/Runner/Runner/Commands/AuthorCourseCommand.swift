import ArgumentParser
import Authoring
import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// Makes a course of one's own.
struct AuthorCourseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "course",
        abstract: "Make a course of your own, which depends on this one by its version.",
        discussion: """
            It is a repository with one small lesson that passes `course author check`, its own ./course, a workflow for CI \
            and a README. No source of this course is copied: the kit, which compiles, grades and shows lessons, is \
            installed once for you, and shared by all courses that ask for the same version.

            Example: course author course edges --title "Edges and corners"
            Example: course author course edges --at ~/teaching/edges --kit https://example.org/course-kit.git
            """
    )

    @Argument(help: "Its name: small letters, digits and hyphens, a letter first.")
    var name: String

    @Option(help: "What it is called (default: its name).")
    var title: String?

    @Option(
        help: ArgumentHelp("Where others fetch the kit from (default: where this one came from).", valueName: "URL"))
    var kit: String?

    @Option(
        help: ArgumentHelp(
            "The folder to make (default: NAME here, or beside the course that you are in).", valueName: "folder"),
        completion: .directory)
    var at: String?

    func validate() throws {
        if LessonName(name) == nil {
            throw ValidationError(
                "\"\(name)\" cannot be the name of a course: use small letters, digits and hyphens, a letter first, like "
                    + "edges.")
        }
        if let title,
            !title.contains(where: { !$0.isWhitespace }) || title.contains(where: \.isNewline)
                || title.harmless != title
        {
            throw ValidationError("A title is one line of text.")
        }
        if let kit,
            kit.contains(where: \.isWhitespace) || kit.hasPrefix("-") || !kit.contains(":") && !kit.hasPrefix("/")
        {
            throw ValidationError(
                "\"\(kit)\" is not an address that git could fetch from. Write one like https://example.org/course-kit.git."
            )
        }
    }

    func run() async throws {
        guard let name = LessonName(name) else { return }
        let session = try CourseSession()
        let folder = try folder()
        let kit = SourceKit(
            folder: session.paths.courseKit, version: CourseCommand.configuration.version,
            repository: try await repository(session))
        guard CoursePaths.isKit(kit.folder) else {
            throw CommandError.fault("\(kit.folder.path) is no kit. Start the course by its ./course.")
        }
        let containment = try await CourseSession.containment()
        let line = LiveLine(terminal: session.terminal, endsOnInterrupt: false)
        do {
            let result = try await line.telling { line, step in
                await line.show("Recording \(step)")
                await line.note("Building, running and recording the first lesson ...")
            } of: { (tell: @escaping @Sendable (String) -> Void) in
                let new = NewCourse(
                    name: name, title: title, folder: folder, kit: kit, containment: containment, progress: tell)
                return try await Interruption.cancels { try await new.make() }
            }
            Console.output(NewCoursePage(folder: folder, kit: kit, ansi: session.ansi).lines(result))
        } catch is CancellationError {
            Console.error("\(session.terminal.errorStyle("course:", .yellow, .bold)) stopped; nothing was made.")
            Interruption.end()
        }
    }

    private func folder() throws(CommandError) -> URL {
        if let at { return URL(filePath: at, directoryHint: .isDirectory).standardizedFileURL }
        return try CoursePlace.usual(
            for: name,
            from: URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory))
    }

    /// What was named; what this course itself asks for; or where the kit was cloned from.
    private func repository(_ session: CourseSession) async throws -> String? {
        if let kit { return kit }
        if let file = session.file { return file.kit.repository }
        return try await SourceKit.origin(of: session.paths.courseKit)
    }
}
