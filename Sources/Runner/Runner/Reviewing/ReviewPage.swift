import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// What `course review` shows: the question, and after an answer what is right and why.
struct ReviewPage {
    let session: CourseSession
    let item: ReviewSpec
    let exercise: ExerciseSpec
    let lesson: Lesson

    private var ansi: ANSIStyle { session.ansi }
    private var width: Int { session.terminal.textWidth }

    /// So much of the solution is shown around a gap at most.
    private static let mostLines = (before: 12, after: 6)
    /// What else the compiler says follows from the first.
    private static let mostMessages = 1

    // MARK: The question

    func question() -> [PageLine] {
        let position = (session.course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
        let title = Paragraph([
            Span("Review \(ansi.dot) Lesson \(position) \(ansi.dot)", [.dim]), Span(" "), Span(lesson.title, [.bold]),
        ]).lines(width: width, ansi: ansi)
        var lines: [PageLine] = [""]
        lines += [PageLine](title + [ansi.rule(width)])
        lines += renderer.lines(item.ask)
        let body = body()
        return lines + (body.isEmpty ? [] : [""]) + body + [""]
    }

    private var renderer: ProseRenderer {
        ProseRenderer(
            terminal: session.terminal, folder: lesson.folder, opening: "\(session.invocation) open \(lesson.id)")
    }

    /// What there is to choose from, or to fill in.
    private func body() -> [PageLine] {
        switch item.kind {
        case .choice(let choices, _):
            return choices.enumerated().flatMap { index, choice -> [PageLine] in
                let lines = Paragraph([Span(choice)]).lines(width: width - 5, ansi: ansi)
                return lines.enumerated().map { line, text in
                    .text((line == 0 ? "  \(ansi("\(index + 1)", .bold))  " : "     ") + text)
                }
            }
        case .number: return []
        case .code(let gap, _): return renderer.lines([.code(language: "swift", Self.excerpt(of: gap))])
        }
    }

    /// The function around a gap, and the gap itself as a comment.
    static func excerpt(of gap: SolutionGap) -> String {
        var before = gap.before.suffix(mostLines.before).map(\.text)
        // From the declaration that the gap lies in, where that is near.
        if let start = before.lastIndex(where: { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasPrefix("}") }) {
            before = Array(before[start...])
        }
        var after = gap.after.prefix(mostLines.after).map(\.text)
        if let end = after.firstIndex(where: { $0.hasPrefix("}") }) { after = Array(after[...end]) }
        let place = gap.missing.count == 1 ? "// ... your line" : "// ... your two lines"
        return (before + [gap.indentation + place] + after).joined(separator: "\n")
    }

    /// What to type at a terminal.
    var prompt: String {
        switch item.kind {
        case .choice(let choices, _): "Your answer, 1 to \(choices.count) (Enter leaves it for another day): "
        case .number: "Your answer, a number (Enter leaves it for another day): "
        case .code(let gap, _):
            gap.missing.count == 1
                ? "Your line (Enter leaves it for another day): " : "Your lines (Enter leaves it for another day): "
        }
    }

    /// How to answer where nobody can be asked.
    func howToAnswer() -> [String] {
        let answer =
            switch item.kind {
            case .choice: "NUMBER"
            case .number: "NUMBER"
            case .code(let gap, _): gap.missing.count == 1 ? "'LINE'" : "$'LINE\\nLINE'"
            }
        return [
            "  \(ansi("answer".padded(to: 7), .dim))\(session.invocation) review \(item.id) --answer \(answer)", "",
        ]
    }

    // MARK: The answer

    /// - Parameter due: when the item comes again; nil when it need not.
    func verdict(_ answer: ReviewAnswer, due: Date?, now: Date) -> [PageLine] {
        switch answer {
        case .right:
            return [.text(ansi("\(ansi.check) Right.", .green, .bold))] + explanation() + rows(due, now)
        case .wrong(let says):
            var lines: [PageLine] = [.text(ansi("\(ansi.cross) Not quite.", .red, .bold))]
            for sentence in says {
                lines += [PageLine](Paragraph([Span(sentence)]).lines(width: width, ansi: ansi))
            }
            return lines + [""] + correct() + [""] + explanation() + rows(due, now)
        case .didNotBuild(let messages): return [PageLine](compiler(messages))
        case .unreadable(let sentence), .fault(let sentence):
            return [PageLine](Paragraph([Span(sentence)]).lines(width: width, ansi: ansi))
        }
    }

    private func correct() -> [PageLine] {
        guard case .code(let gap, _) = item.kind else {
            let words = Paragraph([Span("It is: ", [.bold]), Span(item.rightAnswer)])
            return [PageLine](words.lines(width: width, ansi: ansi))
        }
        var lines: [PageLine] = ["One way to write it:", ""]
        lines += renderer.lines([.code(language: "swift", gap.lines.joined(separator: "\n"))])
        return lines
    }

    private func explanation() -> [PageLine] { renderer.lines(item.answer) + [""] }

    private func rows(_ due: Date?, _ now: Date) -> [PageLine] {
        let again = due.map { ReviewPage.wait(until: $0, from: now) } ?? "not any more: you know it"
        return [
            .text("  \(ansi("read".padded(to: 7), .dim))\(session.invocation) next \(lesson.id)"),
            .text("  \(ansi("again".padded(to: 7), .dim))\(again)"), "",
        ]
    }

    private func compiler(_ messages: [CompilerMessage]) -> [String] {
        var lines = [ansi("That does not compile, and does not count:", .yellow)]
        for message in messages.prefix(Self.mostMessages) {
            lines += Paragraph([Span(message.text)]).lines(width: width - 2, ansi: ansi).map { "  " + $0 }
            guard let source = message.source else { continue }
            lines.append("  " + ansi(source, .cyan))
            if let caret = message.caret { lines.append("  " + ansi(caret, .bold)) }
        }
        return lines + [""]
    }

    /// `in 3 days`, by the calendar's days and at least tomorrow.
    static func wait(until date: Date, from now: Date, calendar: Calendar = .current) -> String {
        let days =
            calendar.dateComponents([.day], from: calendar.startOfDay(for: now), to: calendar.startOfDay(for: date)).day
            ?? 0
        return days < 1 ? "today" : days == 1 ? "tomorrow" : "in \(days) days"
    }
}
