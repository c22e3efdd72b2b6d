import Lessons
import Support
import TerminalUI

/// The first screen: what the course is, what a learner can do at the end, and how a round goes.
///
/// It fits on 24 lines of 80.
struct WelcomePage {
    let session: CourseSession

    private var ansi: ANSIStyle { session.ansi }
    private var width: Int { session.terminal.textWidth }

    func lines() -> [String] {
        let words = session.course.words
        let welcome = Paragraph([Span("Welcome! ", [.bold]), Span(words.about)])
        let abilities = AbilityList(abilities: words.abilities, ansi: ansi, width: width)
        return [ansi(words.title.harmless, .bold), ansi.rule(width)] + welcome.lines(width: width, ansi: ansi)
            + abilities.lines(under: "At the end you can") + [""] + round()
    }

    private func round() -> [String] {
        let (course, call) = (session.course, session.invocation)
        let effort = course.words.effort.isEmpty ? "" : " " + course.words.effort
        let lessons = Quantity.count(course.lessons.count, "lesson")
        let exercises = Quantity.count(course.exercises.count, "exercise")
        return row("read", [Span("\(call) next", [.bold]), Span(" shows a lesson, which names one file to edit")])
            + row("check", [Span("\(call) check", [.bold]), Span(" says what is not right yet; \(call) hint helps")])
            + row("time", [Span("\(lessons), \(exercises)\(effort); stop whenever you like")])
            + row("more", [Span("\(call) open, a page; \(call) watch, each save; \(call) --help")])
    }

    private func row(_ name: String, _ spans: [Span]) -> [String] {
        Paragraph(spans).lines(width: width - 9, ansi: ansi).enumerated().map { index, line in
            "  \(ansi((index == 0 ? name : "").padded(to: 7), .dim))\(line)"
        }
    }
}

/// What a learner can do at the end, one a line where there is room.
struct AbilityList {
    let abilities: [String]
    let ansi: ANSIStyle
    let width: Int

    /// The list under a heading, after an empty line; nothing where a course does not say it.
    func lines(under heading: String) -> [String] { abilities.isEmpty ? [] : ["", ansi(heading, .bold)] + lines }

    private var lines: [String] {
        abilities.flatMap { ability in
            Paragraph([Span(ability)]).lines(width: width - 4, ansi: ansi).enumerated().map { index, line in
                (index == 0 ? "  \(ansi.bullet) " : "    ") + line
            }
        }
    }
}
