import ArgumentParser
import Lessons
import TerminalUI

/// Shows where the learner is and what to do next.
struct NextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: "Show the current lesson, the file to edit and what to type next.",
        discussion: """
            When the exercise has passed, this moves on to the next one.

            Example: course next
            """
    )

    func run() async throws {
        let session = try CourseSession()
        let progress = try session.progress()
        let page = LessonPage(session: session, progress: progress)
        session.warnAboutBrokenLessons()
        guard let current = progress.current(in: session.course) else {
            if !session.load.diagnostics.isEmpty { throw ExitCode(70) }
            Console.output(page.farewell())
            return
        }
        let (exercise, lesson) = try session.exercise(current.id)
        // A lesson that comes before this one cannot be read: going on would skip it silently.
        if session.load.broken.contains(where: { Int($0.folderName.prefix { $0.isNumber }) ?? 0 < lesson.number }) {
            throw ExitCode(70)
        }
        let closing = page.lessonToClose(before: exercise)
        Console.output(page.lines(exercise, in: lesson, closing: closing))
        try session.update { progress in
            progress.isWelcomed = true
            if let closing { progress.closedLessons.insert(closing.id) }
        }
    }
}
