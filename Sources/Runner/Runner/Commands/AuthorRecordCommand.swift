import ArgumentParser
import Authoring
import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// Writes a lesson's references from its solution and mistakes.
struct AuthorRecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Write references from solutions and mistakes, and measure tolerances.",
        discussion: """
            References that are there are compared and left as they are: those of the shipped lessons were made by \
            other programs, so that nothing of ours is judged by itself. With --replace they are written anew. \
            Exit code 0 when all agrees, 1 when something differs or could not be recorded.

            References that a program of your own has made are its own: say so with --made-by, once it has written them.

            Example: course author record grad-cam
            Example: course author record grad-cam --made-by Tools/oracle/grad_cam.py
            """
    )

    @Argument(help: "The lesson: its id or its folder; all when left out.")
    var lesson: String?

    @Flag(help: "Write also what is there already.")
    var replace = false

    @Option(help: "The program that made the references, a file of the course.")
    var madeBy: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if replace, madeBy != nil { throw ValidationError("Say --replace or --made-by, not both.") }
        if madeBy != nil, lesson == nil { throw ValidationError("Name the lesson whose references the program made.") }
    }

    func run() async throws {
        let session = try CourseSession()
        // What is to be recorded may be missing.
        let load = session.paths.load(.beforeRecording)
        let chosen = try lesson.map { try LessonChoice.folder(named: $0, in: load, paths: session.paths) }
        let broken = load.broken.filter { chosen == nil || $0.folderName == chosen }.flatMap(\.diagnostics)
        guard broken.isEmpty else { throw CommandError.lessons(broken) }
        let maker = try madeBy.map { try program($0, session.paths) }
        let variants = VariantRunner(
            paths: session.paths, containment: try await CourseSession.containment())
        let page = RecordingPage(ansi: session.ansi)
        let line = LiveLine(terminal: session.terminal)
        let recorded = try await line.telling { line, step in
            await line.show("Running \(step)")
        } of: { (tell: @escaping @Sendable (String) -> Void) in
            var recorded: [RecordingReport.Recorded] = []
            for lesson in load.course.lessons where chosen == nil || lesson.folderName == chosen {
                let recorder = Recorder(
                    runner: variants, lesson: lesson, replaces: replace, madeBy: maker, progress: tell)
                let (recordings, written) = try await LessonRecording(recorder: recorder).run()
                await line.finish()
                if !json { Console.output(page.lines(lesson, recordings, written: written)) }
                recorded.append(
                    .init(id: lesson.id, folder: lesson.folderName, written: written, exercises: recordings))
            }
            return recorded
        }
        let report = RecordingReport(lessons: recorded)
        if json { try Console.json(report) }
        if !report.agrees { throw ExitCode(1) }
    }

    /// The program's path, relative to the course; only what lies in the course can be held to its digest.
    private func program(_ name: String, _ paths: CoursePaths) throws(CommandError) -> String {
        let places = [URL(filePath: name), paths.root.appending(path: name)]
        let root = paths.root.standardizedFileURL.path + "/"
        for place in places.map(\.standardizedFileURL)
        where place.path.hasPrefix(root) && FileManager.default.isReadableFile(atPath: place.path) {
            return paths.relative(place.path)
        }
        throw .usage("There is no program \(name) in the course. Put it there, so that a change of it is noticed.")
    }
}
