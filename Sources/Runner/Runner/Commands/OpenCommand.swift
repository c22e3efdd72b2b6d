import ArgumentParser
import Authoring
import Foundation
import Lessons
import Pages
import Sandbox
import Support
import TerminalUI

/// Makes a page of a lesson and opens it.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a lesson as a page, with your tensors to touch.",
        discussion: """
            The page is one file that needs neither a server nor a network. It has the lesson's text, things to touch, \
            and what you handed in last, beside the reference. Its path alone is printed; a browser opens where there \
            is a terminal and a display (BROWSER names another), at the exercise when one is named.

            Example: course open
            Example: course open grad-cam --out page.html --no-browser
            Example: course open grad-cam-map
            Example: course open grad-cam --live
            Example: course open --all site

            With --live the page is served on 127.0.0.1 under an address that nobody can guess, which alone is \
            printed, and each save in its lesson is checked and shown on it, until Ctrl-C. `course watch` does so with its key p.

            With --summary, the page has your own pictures of every exercise; `course next` makes it when all have passed.

            With --all, the whole course is written as a site that can be hosted anywhere: every lesson, nobody's \
            progress, no solution.

            Exit code 0 when the page is written, 1 when it cannot be, 64 when there is no such lesson or exercise.
            """
    )

    @Argument(help: "The lesson: its id or its folder, or the id of an exercise in it; where you are when left out.")
    var lesson: String?

    @Option(help: "The file to write (default: in .course/pages).", completion: .file(extensions: ["html"]))
    var out: String?

    @Option(
        help: ArgumentHelp("Write the whole course as a site into a folder.", valueName: "dir"), completion: .directory)
    var all: String?

    @Flag(help: "Make the page of your own pictures, of all lessons.")
    var summary = false

    @Flag(help: "Write the page without opening it.")
    var noBrowser = false

    @Flag(help: "Serve the page to browsers of this machine, and keep it current while you save and check.")
    var live = false

    @Option(help: "With --live: how to contain the program, as for `course check`.")
    var containment: SandboxLevel?

    func validate() throws {
        if live, out != nil || all != nil { throw ValidationError("--live writes no file: leave out --out and --all.") }
        if !live, containment != nil { throw ValidationError("--containment goes with --live.") }
        if summary, lesson != nil || all != nil || live {
            throw ValidationError("--summary is about all lessons: leave out the lesson, --all and --live.")
        }
        guard all != nil else { return }
        if lesson != nil { throw ValidationError("Name a lesson or say --all, not both.") }
        if out != nil { throw ValidationError("--all takes a folder, and --out a file: give one of them.") }
    }

    func run() async throws {
        let session = try CourseSession()
        if live { return try await follow(session) }
        let (file, exercise) = try write(session)
        Console.output(file.path)
        guard !noBrowser, session.terminal.isInteractive else { return }
        let browser = Browser()
        guard browser.isAtHand, !browser.open(Self.address(of: file, at: exercise)) else { return }
        Console.error(
            "\(session.terminal.errorStyle("course:", .yellow, .bold)) no browser could be started. Open the file yourself, "
                + "or name a browser in BROWSER.")
    }

    /// What a browser is given to open: the file, or a place in it.
    static func address(of file: URL, at exercise: ExerciseSpec?) -> String {
        guard let exercise else { return file.path }
        return "\(file.absoluteURL.absoluteString)#\(LessonDocument.anchor(of: exercise))"
    }

    /// - Returns: the page, and the exercise on it that was named.
    private func write(_ session: CourseSession) throws -> (URL, ExerciseSpec?) {
        if let all { return (try writeSite(all, session), nil) }
        if summary { return (try SummaryPage(session: session).write(to: out.map { URL(filePath: $0) }), nil) }
        let (lesson, exercise) = try chosen(session)
        return (try writePage(of: lesson, session), exercise)
    }

    private func writePage(of lesson: Lesson, _ session: CourseSession) throws -> URL {
        let file = out.map { URL(filePath: $0) } ?? session.paths.state.appending(path: "pages/\(lesson.id).html")
        let document = try LessonPages(session: session).document(of: lesson)
        try PageFile.write(Self.html(of: document), to: file)
        return file
    }

    /// Writes an index and a page for each lesson; a course with a broken lesson is no whole course.
    ///
    /// - Returns: the index.
    private func writeSite(_ path: String, _ session: CourseSession) throws -> URL {
        guard session.load.diagnostics.isEmpty else { throw CommandError.lessons(session.load.diagnostics) }
        let folder = URL(filePath: path, directoryHint: .isDirectory)
        for page in try CourseSite(course: session.course).pages() {
            try PageFile.write(page.html, to: folder.appending(path: page.name))
        }
        return folder.appending(path: "index.html")
    }

    private static func html(of document: LessonDocument) throws(CommandError) -> String {
        do {
            return try document.html()
        } catch {
            throw .fault(
                "The page of \(document.lesson.title) cannot be made: \("\(error)".endingWithStop) "
                    + "`course author check \(document.lesson.id)` says more.")
        }
    }

    /// Watches the lesson's exercises until Ctrl-C, and serves its page.
    private func follow(_ session: CourseSession) async throws {
        let (lesson, exercise) = try chosen(session)
        let progress = try session.progress()
        let first = exercise ?? lesson.exercises.first { progress[$0].passed == nil } ?? lesson.exercises.last
        guard let first else { throw CommandError.usage("\(lesson.title) has no exercise that could be watched.") }
        let containment = try await CourseSession.containment(containment)
        let course = try WatchedCourse(session, exercise: first.id, containment: containment)
        let pages = LivePages()
        let address = try pages.address(of: lesson) + (exercise.map { "#\(LessonDocument.anchor(of: $0))" } ?? "")
        var loop = try WatchLoop(course, output: LineOutput(.line, session: session), pages: pages)
        Console.output(address)
        if !noBrowser, session.terminal.isInteractive, Browser().isAtHand { _ = Browser().open(address) }
        await loop.run()
    }

    /// The lesson that was named, or that of the current exercise; the last when all have passed.
    ///
    /// - Returns: the lesson, and the exercise in it when it was named by one.
    private func chosen(_ session: CourseSession) throws -> (Lesson, ExerciseSpec?) {
        let course = session.course
        guard let lesson else {
            let current = try session.progress().current(in: course)
            guard let lesson = current.flatMap({ course.lesson(of: $0.id) }) ?? course.lessons.last else {
                throw CommandError.lessons(session.load.diagnostics)
            }
            return (lesson, nil)
        }
        let folder: String
        do {
            folder = try LessonChoice.folder(named: lesson, in: session.load, paths: session.paths)
        } catch {
            guard let named = try exercise(named: lesson, session) else { throw error }
            return named
        }
        guard let found = course.lessons.first(where: { $0.folderName == folder }) else {
            throw CommandError.lessons(session.load.broken.filter { $0.folderName == folder }.flatMap(\.diagnostics))
        }
        return (found, nil)
    }

    /// The exercise of a name, with its lesson; nil when none is called so, nor nearly so.
    private func exercise(named name: String, _ session: CourseSession) throws -> (Lesson, ExerciseSpec?)? {
        let ids = session.course.exercises.map(\.id) + session.load.broken.flatMap(\.exercises)
        let isNearly = Spelling.nearest(to: name, among: ids + session.course.lessons.map(\.id)).map(ids.contains)
        guard ids.contains(name) || session.course.exercise(name) != nil || isNearly == true else { return nil }
        let (exercise, lesson) = try session.exercise(name)
        return (lesson, exercise)
    }
}
