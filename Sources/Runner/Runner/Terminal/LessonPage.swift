import Foundation
import Imaging
import Lessons
import Support
import TerminalImages
import TerminalUI

/// What `course next` shows: a lesson up to its exercise, and what to do.
struct LessonPage {
    let session: CourseSession
    let progress: Progress
    /// How the lessons' pictures are shown.
    var images = TerminalImages.none
    /// What is due for review and worth a line; nil when nothing is.
    var reminder: ReviewSpec?

    private var terminal: Terminal { session.terminal }
    private var ansi: ANSIStyle { terminal.ansi }
    private var width: Int { terminal.textWidth }

    /// The lesson before this exercise, when its last words have not been shown yet.
    func lessonToClose(before exercise: ExerciseSpec) -> Lesson? {
        let course = session.course
        guard let index = course.exercises.firstIndex(where: { $0.id == exercise.id }), index > 0 else { return nil }
        let previous = course.exercises[index - 1]
        guard let lesson = course.lesson(of: previous.id), lesson.id != course.lesson(of: exercise.id)?.id,
            !progress.closedLessons.contains(lesson.id), !lesson.prose(after: previous.id).isEmpty
        else { return nil }
        return lesson
    }

    /// The page of an exercise, in sections with an empty line between any two.
    func lines(_ exercise: ExerciseSpec, in lesson: Lesson, closing: Lesson?) -> [PageLine] {
        var sections: [[PageLine]] = []
        if !progress.isWelcomed { sections.append([PageLine](WelcomePage(session: session).lines())) }
        if let closing { sections.append(closingWords(of: closing)) }
        sections.append([PageLine](header(of: exercise, in: lesson)))
        if let index = lesson.exercises.firstIndex(where: { $0.id == exercise.id }), index > 0 {
            sections.append(answers(after: lesson.exercises[index - 1], in: lesson))
        }
        let prose = lesson.prose(before: exercise.id).droppingTitle(lesson.title)
        sections.append(renderer(lesson).lines(prose))
        sections.append([PageLine](task(exercise, in: lesson) + closingLines()))
        return [""] + sections.filter { !$0.isEmpty }.joined(separator: [""]) + [""]
    }

    /// A whole lesson, each exercise in its place.
    ///
    /// - Parameter course: the one that it was read with, which may be larger than the session's.
    func lines(whole lesson: Lesson, of course: Course) -> [PageLine] {
        let position = (course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
        let place = "Lesson \(position) of \(course.lessons.count)"
        let title = Paragraph([Span("\(place) \(ansi.dot)", [.dim]), Span(" "), Span(lesson.title, [.bold])])
        var sections = [[PageLine](title.lines(width: width, ansi: ansi) + [ansi.rule(width)])]
        let renderer = renderer(lesson)
        for exercise in lesson.exercises {
            sections.append(renderer.lines(lesson.prose(before: exercise.id).droppingTitle(lesson.title)))
            sections.append([PageLine](task(exercise, in: lesson, isNamed: true) + [ansi.rule(width)]))
            if progress[exercise].passed != nil { sections.append(answers(after: exercise, in: lesson)) }
        }
        let rest = lesson.exercises.last.map { lesson.prose(after: $0.id) } ?? lesson.blocks
        sections.append(renderer.lines(rest.droppingTitle(lesson.title)))
        return [""] + sections.filter { !$0.isEmpty }.joined(separator: [""]) + [""]
    }

    /// The last words of a lesson, with what they give away about its questions.
    func closingWords(of lesson: Lesson) -> [PageLine] {
        guard let last = lesson.exercises.last else { return [] }
        let done = "\(ansi.check) Lesson \(position(of: lesson)) done: \(lesson.title)"
        let words = lesson.prose(after: last.id)
        let blocks = answers(before: last, in: lesson) + words + QuestionAnswers(to: words).blocks
        return [.text(ansi(done, .green, .bold)), ""] + renderer(lesson).lines(blocks)
    }

    /// What an exercise's pass gives away: the answers of the questions that stood before it.
    private func answers(after exercise: ExerciseSpec, in lesson: Lesson) -> [PageLine] {
        renderer(lesson).lines(answers(before: exercise, in: lesson))
    }

    private func answers(before exercise: ExerciseSpec, in lesson: Lesson) -> [Block] {
        QuestionAnswers(to: lesson.prose(before: exercise.id)).blocks
    }

    /// A line each, where something is due for review, and where a pass belongs to an older version of its exercise.
    func closingLines() -> [String] { reviewLine() + versionLine() }

    private func versionLine() -> [String] {
        let outdated = session.course.lessons.flatMap { lesson in
            lesson.exercises.filter {
                progress[$0].passed?.version != nil
                    && !progress[$0].changes(in: session.versions.version(of: $0, in: lesson)).isEmpty
            }
        }
        guard let first = outdated.first else { return [] }
        let row = "  \(ansi("again".padded(to: 7), .dim))"
        let command = "\(session.invocation) check \(first.id)"
        let others = outdated.count > 1 ? "and \(Quantity.count(outdated.count - 1, "other")) have" : "has"
        let what =
            outdated.count > 1 ? "\(others) changed since you passed them" : "\(others) changed since you passed it"
        return [row + command + "  " + ansi(what.clipped(to: max(width - 11 - command.displayWidth, 12)), .dim)]
    }

    /// One line, where something is due for review.
    private func reviewLine() -> [String] {
        guard let reminder, let lesson = session.course.lesson(of: reminder.exercise) else { return [] }
        let row = "  \(ansi("review".padded(to: 7), .dim))"
        let command = "\(session.invocation) review"
        let what = "asks one short thing about \(lesson.title)"
        return [row + command + "  " + ansi(what.clipped(to: max(width - 11 - command.displayWidth, 12)), .dim)]
    }

    private func header(of exercise: ExerciseSpec, in lesson: Lesson) -> [String] {
        let place = "Lesson \(position(of: lesson)) of \(session.course.lessons.count)"
        let count = lesson.exercises.count
        let number = (lesson.exercises.firstIndex { $0.id == exercise.id } ?? 0) + 1
        let part = count > 1 ? "exercise \(number) of \(count)" : ""
        let title = Paragraph([
            Span("\(place) \(ansi.dot)", [.dim]), Span(" "), Span(lesson.title, [.bold]),
        ]).lines(width: part.isEmpty ? width : max(width - part.count - 2, 20), ansi: ansi)
        let bare = "\(place) \(ansi.dot) \(lesson.title)"
        let gap = String(repeating: " ", count: max(2, width - bare.displayWidth - part.count))
        let first = part.isEmpty || title.count > 1 ? title : [title[0] + gap + ansi(part, .dim)]
        return first + [ansi.rule(width)]
    }

    /// What to do: the files to edit, and what to type then.
    func task(_ exercise: ExerciseSpec, in lesson: Lesson, isNamed: Bool = false) -> [String] {
        let name = isNamed ? " \(exercise.id)" : ""
        let points = "\(exercise.points) \(exercise.points == 1 ? "point" : "points")"
        var lines = [
            ansi.rule(width),
            "\(ansi("Exercise", .dim))  \(ansi(exercise.title, .bold))  \(ansi("\(ansi.dot) \(points)", .dim))",
            "",
        ]
        for (index, path) in exercise.edit.enumerated() {
            let link = Hyperlink(lesson.folder.appending(path: path)).rendered(by: terminal, .bold)
            lines.append("  \(ansi((index == 0 ? "edit" : "").padded(to: 7), .dim))\(link)")
        }
        lines.append("  \(ansi("then".padded(to: 7), .dim))\(ansi("\(session.invocation) check\(name)", .bold))")
        lines.append("  \(ansi("stuck".padded(to: 7), .dim))\(session.invocation) hint\(name)")
        let page = "\(session.invocation) open" + (isNamed ? " \(lesson.id)" : "")
        lines.append("  \(ansi("touch".padded(to: 7), .dim))\(page)")
        return lines
    }

    /// Sets a lesson's prose, each picture in its place.
    private func renderer(_ lesson: Lesson) -> ProseRenderer {
        let images = images
        let opening = "\(session.invocation) open \(lesson.id)"
        return ProseRenderer(terminal: terminal, folder: lesson.folder, opening: opening) { file, columns in
            guard images.areShown, let picture = try? Picture(contentsOf: file) else { return nil }
            return images.draw(picture, columns: columns, rows: images.usualRows)
        }
    }

    func position(of lesson: Lesson) -> Int {
        (session.course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
    }
}

extension [Block] {
    /// Without a first heading that repeats the lesson's title: the page has it above.
    fileprivate func droppingTitle(_ title: String) -> [Block] {
        if case .heading(1, let words)? = first, words.plainText == title { return Array(dropFirst()) }
        return self
    }
}
