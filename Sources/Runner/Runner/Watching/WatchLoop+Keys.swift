import Foundation
import Lessons
import TerminalImages
import TerminalUI
import Watching

/// What the keys ask for.
extension WatchLoop {
    mutating func list() -> [WatchEvent] {
        attempt { course in
            let progress = try course.session.progress()
            return [.page(course.page { [PageLine](CourseTable(session: $0, progress: progress).lines()) })]
        }
    }

    mutating func reset() -> [WatchEvent] {
        attempt { course in
            let reset = try ExerciseReset(of: course.exercise, in: course.lesson, session: course.session)
            guard !reset.isNeedless else { return [.notice(Notice(.plain, reset.needlessWords))] }
            try reset.perform()
            // That the file has changed is seen as with any save; that a pass is forgotten has to be said.
            return [
                .exercise(try course.watched(), contents: course.contents()),
                .notice(
                    Notice(
                        .done,
                        "\(course.exercise.title) is back at its starter. `\(course.session.invocation) undo` brings your edit "
                            + "back.")),
            ]
        }
    }

    /// After a pass, on to the first exercise that has not passed; before, to this one's lesson.
    mutating func next() -> [WatchEvent] {
        let (before, images) = (course.exercise.id, output.pageImages)
        let events = attempt { course in
            try course.refresh()
            let progress = try course.session.progress()
            var events: [WatchEvent] = []
            if progress[course.exercise].passed != nil {
                guard let current = progress.current(in: course.session.course) else {
                    return Self.farewell(course, progress, images)
                }
                try course.move(to: current.id)
                events.append(.exercise(try course.watched(), contents: course.contents()))
            }
            let (exercise, lesson) = (course.exercise, course.lesson)
            let reminder = ReviewSchedule(course: course.session.course, progress: progress).reminder(at: Date())
            let turn: @Sendable (CourseSession) -> LessonTurn = { session in
                LessonTurn(
                    to: exercise, in: lesson,
                    page: LessonPage(session: session, progress: progress, images: images, reminder: reminder))
            }
            try turn(course.session).note(in: course.session)
            return events + [.page(course.page { turn($0).lines })]
        }
        if course.exercise.id != before { watchFiles() }
        return events
    }

    private static func farewell(
        _ course: WatchedCourse, _ progress: Progress, _ images: TerminalImages
    ) -> [WatchEvent] {
        let page = course.page { LessonPage(session: $0, progress: progress, images: images).farewell() }
        // The last round takes a while and prints a line for each exercise: it is a command's, not a key's.
        let round = FinalRound(session: course.session, progress: progress)
        let words = FinalRoundPage(session: course.session).announcement(round)
        return [.page(page), .notice(Notice(.done, words))]
    }

    /// Goes on with another exercise of the lesson, whose file was saved.
    mutating func follow(_ id: String) -> [WatchEvent] {
        attempt { course in
            try course.move(to: id)
            return [.exercise(try course.watched(), contents: course.contents())]
        }
    }

    mutating func openPage() -> [WatchEvent] {
        let pages = pages
        return attempt { course in
            let address = try pages.address(of: course.lesson)
            let browser = Browser()
            let isOpen = browser.isAtHand && browser.open(address)
            return [
                .notice(Notice(.done, (isOpen ? "Opened, and kept current: " : "Open it in a browser: ") + address))
            ]
        }
    }

    mutating func openEditor() -> [WatchEvent] {
        guard editor == nil, let file = course.files.first else { return [] }
        let place = engine.state.result?.place.flatMap { $0.file.standardizedFileURL.path == file.path ? $0.line : nil }
        guard let choice = Editor(for: file, line: place) else {
            return [.notice(Notice(.warning, "No editor is known. Name yours in the variable VISUAL."))]
        }
        if choice.needsTerminal {
            listener.readKeys(false)
            output.suspend()
        }
        do {
            let process = try EditorProcess(choice)
            if choice.needsTerminal { editor = process }
            let (send, listener) = (send, listener)
            Task {
                let status = await process.wait()
                if choice.needsTerminal {
                    listener.readKeys(true)
                    send(.returned)
                }
                if status != 0 {
                    send(.notice(Notice(.warning, "`\(choice.command[0])` ended with status \(status).")))
                }
            }
            return []
        } catch {
            if choice.needsTerminal {
                listener.readKeys(true)
                output.resume()
            }
            return [.notice(Notice(.warning, "`\(choice.command[0])` cannot be started: \(error.reason)."))]
        }
    }
}
