import Foundation
import Imaging
import Lessons
import TerminalImages
import TerminalUI

/// What `course next` shows: a lesson up to its exercise, and what to do.
struct LessonPage {
    let session: CourseSession
    let progress: Progress
    /// How the lessons' pictures are shown.
    var images = TerminalImages.none

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
        if !progress.isWelcomed { sections.append([PageLine](welcome())) }
        if let closing { sections.append(closingWords(of: closing)) }
        sections.append([PageLine](header(of: exercise, in: lesson)))
        let prose = lesson.prose(before: exercise.id).droppingTitle(lesson.title)
        sections.append(renderer(lesson).lines(prose))
        sections.append([PageLine](task(exercise, in: lesson)))
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
        }
        let rest = lesson.exercises.last.map { lesson.prose(after: $0.id) } ?? lesson.blocks
        sections.append(renderer.lines(rest.droppingTitle(lesson.title)))
        return [""] + sections.filter { !$0.isEmpty }.joined(separator: [""]) + [""]
    }

    private func welcome() -> [String] {
        let text =
            "Welcome! You will teach a computer to show what a neural network looks at, in Swift, one short lesson at a "
            + "time. Read, edit one file, check it. Nothing that you try can break the course."
        return Paragraph([Span(text)]).lines(width: width, ansi: ansi)
    }

    private func closingWords(of lesson: Lesson) -> [PageLine] {
        guard let last = lesson.exercises.last else { return [] }
        let done = "\(ansi.check) Lesson \(position(of: lesson)) done: \(lesson.title)"
        return [.text(ansi(done, .green, .bold)), ""] + renderer(lesson).lines(lesson.prose(after: last.id))
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

    private func position(of lesson: Lesson) -> Int {
        (session.course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
    }

    /// What is shown when everything has passed.
    func farewell() -> [PageLine] {
        let course = session.course
        var sections: [[PageLine]] = []
        if let last = course.lessons.last, !progress.closedLessons.contains(last.id), let exercise = last.exercises.last
        {
            sections.append(renderer(last).lines(last.prose(after: exercise.id)) + ["", .text(ansi.rule(width))])
        }
        let total = course.exercises.reduce(0) { $0 + $1.points }
        sections.append([
            .text(
                ansi(
                    "\(ansi.check) All \(course.lessons.count) lessons done, \(progress.points(in: course)) of \(total) points.",
                    .green, .bold))
        ])
        let text =
            "You have opened a network, from its pixels to its reasons, with code of your own. Keep the two questions: "
            + "where did it look, and would it have answered differently had that not been there?"
        sections.append([PageLine](Paragraph([Span(text)]).lines(width: width, ansi: ansi)))
        sections.append(
            [PageLine]([
                "  \(ansi("see".padded(to: 9), .dim))\(session.invocation) list",
                "  \(ansi("redo".padded(to: 9), .dim))\(session.invocation) reset EXERCISE",
                "  \(ansi("compare".padded(to: 9), .dim))\(session.invocation) solution EXERCISE",
            ]))
        return [""] + sections.joined(separator: [""]) + [""]
    }
}

extension [Block] {
    /// Without a first heading that repeats the lesson's title: the page has it above.
    fileprivate func droppingTitle(_ title: String) -> [Block] {
        if case .heading(1, let words)? = first, words.plainText == title { return Array(dropFirst()) }
        return self
    }
}
