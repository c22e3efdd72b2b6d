import ArgumentParser
import Authoring
import Checking
import Foundation
import Lessons
import Support
import TerminalImages
import TerminalUI

/// Shows where the learner is and what to do next.
struct NextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "next",
        abstract: "Show the current lesson, the file to edit and what to type next.",
        discussion: """
            When the exercise has passed, this moves on to the next one. When all have, each is graded once more and the \
            last screen is shown, with a page of your own pictures. With a lesson, the whole of it is shown, \
            whether or not it has been reached, and nothing moves: to read something again, and for authors, who see it as learners will.

            What is longer than the screen goes through $PAGER or less; with pictures that no pager shows, it stops \
            after each screen instead.

            Example: course next
            Example: course next grad-cam
            Example: course next --no-pager --images none
            """
    )

    @Argument(help: "A lesson to read: its id or its folder; where the learner is when left out.")
    var lesson: String?

    @OptionGroup
    var images: ImageOptions

    @Flag(inversion: .prefixedNo, help: "Stop after each screen where the lesson is longer than one.")
    var pager = true

    func run() async throws {
        let choice = try images.choice()
        let session = try CourseSession()
        let images = await TerminalImages.find(choice, terminal: session.terminal)
        let reading = LessonReading(terminal: session.terminal, isPaged: pager)
        if let lesson { return try await show(lesson, session, images, reading) }
        let progress = try session.progress()
        session.warnAboutBrokenLessons()
        guard let current = progress.current(in: session.course) else {
            if !session.load.diagnostics.isEmpty { throw ExitCode(70) }
            return try await finish(session, progress, images, reading)
        }
        let reminder = ReviewSchedule(course: session.course, progress: progress).reminder(at: Date())
        let page = LessonPage(session: session, progress: progress, images: images, reminder: reminder)
        let (exercise, lesson) = try session.exercise(current.id)
        // A lesson that comes before this one cannot be read: going on would skip it silently.
        if session.load.broken.contains(where: { Int($0.folderName.prefix { $0.isNumber }) ?? 0 < lesson.number }) {
            throw ExitCode(70)
        }
        let turn = LessonTurn(to: exercise, in: lesson, page: page)
        await reading.show(turn.lines, andThen: page.task(exercise, in: lesson) + page.closingLines())
        try turn.note(in: session)
    }

    /// Grades once more what has not been since it last changed, makes the page of the learner's own pictures, and shows the
    /// last screen.
    private func finish(
        _ session: CourseSession, _ progress: Progress, _ images: TerminalImages, _ reading: LessonReading
    ) async throws {
        let round = FinalRound(session: session, progress: progress)
        if !round.waiting.isEmpty {
            let words = FinalRoundPage(session: session)
            let containment = try await CourseSession.containment()
            Console.output(words.opening(round))
            let failed = try await round.run(in: containment)
            let faults = failed.filter { $0.record.outcome == .graderFault }
            let regressions = failed.filter { $0.record.outcome != .graderFault }
            if !regressions.isEmpty { Console.output(words.regressions(regressions)) }
            if !faults.isEmpty { Console.output(words.faults(faults)) }
            if !failed.isEmpty { throw ExitCode(faults.isEmpty ? 1 : 70) }
        }
        let file = try SummaryPage(session: session).write()
        let page = LessonPage(session: session, progress: try session.progress(), images: images)
        await reading.show(page.farewell(summary: file))
        if let closed = page.lastLessonToClose?.id { try session.update { $0.closedLessons.insert(closed) } }
    }

    /// Shows a whole lesson; its references need not be there yet.
    private func show(
        _ name: String, _ session: CourseSession, _ images: TerminalImages, _ reading: LessonReading
    ) async throws {
        let load = session.paths.load(.beforeRecording)
        let folder = try LessonChoice.folder(named: name, in: load, paths: session.paths)
        guard let lesson = load.course.lessons.first(where: { $0.folderName == folder }) else {
            throw CommandError.lessons(load.broken.filter { $0.folderName == folder }.flatMap(\.diagnostics))
        }
        let page = LessonPage(session: session, progress: try session.progress(), images: images)
        await reading.show(page.lines(whole: lesson, of: load.course))
    }
}
