import Foundation
import Lessons
import Support
import TerminalUI

/// The last screen: what was done, what the learner can do now, and where to go on.
///
/// It fits on 24 lines of 80.
struct FarewellPage {
    let session: CourseSession
    let progress: Progress
    /// The page with the learner's own pictures; nil before it is made.
    var summary: URL?

    private var ansi: ANSIStyle { session.ansi }
    private var width: Int { session.terminal.textWidth }

    func lines() -> [String] {
        let done = Paragraph([Span("\(ansi.check) \(CourseSummary(of: session.course, progress).words)")])
        let words = session.course.words
        let abilities = AbilityList(abilities: words.abilities, ansi: ansi, width: width)
        let keep =
            "Keep the two questions: where did it look, and would it have answered differently had that not been there?"
        return done.lines(width: width, ansi: ansi).map { ansi($0, .green, .bold) }
            + [ansi.rule(width)] + abilities.lines(under: "You can now").dropFirst()
            + (words.abilities.isEmpty ? [] : [""])
            + (session.course.file == nil ? Paragraph([Span(keep)]).lines(width: width, ansi: ansi) + [""] : [])
            + ways()
    }

    private func ways() -> [String] {
        let call = session.invocation
        let page = summary.map { Hyperlink($0).rendered(by: session.terminal, .bold) } ?? "\(call) next"
        return [
            row("pictures", page, summary == nil ? "makes a page of all that you drew" : ""),
            row("go on", "\(call) explain PHOTO", "any picture, sixteen methods"),
            row("keep", "\(call) review", "asks one short thing when it is due"),
            row("see", "\(call) list", "or \(call) check --all, to grade everything again"),
            row("compare", "\(call) solution EXERCISE", "redo: \(call) reset EXERCISE"),
        ]
    }

    private func row(_ name: String, _ command: String, _ what: String) -> String {
        let line = "  \(ansi(name.padded(to: 9), .dim))\(command)"
        let room = width - 13 - command.displayWidth
        return what.isEmpty || room < what.displayWidth ? line : "\(line)  \(ansi(what, .dim))"
    }
}

extension LessonPage {
    /// The last lesson, when its last words have not been shown yet.
    var lastLessonToClose: Lesson? {
        session.course.lessons.last.flatMap { progress.closedLessons.contains($0.id) ? nil : $0 }
    }

    /// What is shown when everything has passed: the last lesson's last words once, then the last screen.
    func farewell(summary: URL? = nil) -> [PageLine] {
        let closing = lastLessonToClose.map(closingWords) ?? []
        let last = [PageLine](FarewellPage(session: session, progress: progress, summary: summary).lines())
        return [""] + [closing, last].filter { !$0.isEmpty }.joined(separator: [""]) + [""]
    }
}
