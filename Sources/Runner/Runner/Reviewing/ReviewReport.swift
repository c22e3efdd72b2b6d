import Foundation
import Lessons
import Support
import TerminalUI

/// What `course review --json` prints; every key is always there.
struct ReviewReport: Encodable, Sendable {
    /// What became of an answer.
    struct Answered: Encodable, Sendable {
        let given: String
        /// `right`, `wrong` or `did-not-build`; the last does not count.
        let verdict: String
        /// The right answer, as it is typed; null while the question can still be answered.
        @OrNull var answer: String?
        /// Why it is right, as plain text; null while the question can still be answered.
        @OrNull var explanation: String?
        /// What there is to say of the given one.
        let says: [String]
        /// When the item comes again; null when it need not.
        @OrNull var next: Date?
    }

    /// The item's id; null when nothing is due.
    @OrNull var id: String?
    @OrNull var lesson: String?
    @OrNull var exercise: String?
    /// `choice`, `number` or `code`.
    @OrNull var kind: String?
    @OrNull var ask: String?
    @OrNull var choices: [String]?
    /// The code around the gap.
    @OrNull var code: String?
    /// Null when no answer was given.
    @OrNull var answered: Answered?
    /// How many items are due, this one included until it is answered.
    let due: Int
    /// When the next one will be that is not due yet; null when none will.
    @OrNull var nextDue: Date?

    init(_ page: ReviewPage?, answered: Answered?, schedule: ReviewSchedule, now: Date) {
        due = schedule.due(at: now).count
        nextDue = schedule.nextDate(after: now)
        self.answered = answered
        guard let page else { return }
        id = page.item.id
        lesson = page.lesson.id
        exercise = page.exercise.id
        ask = Self.text(page.item.ask, in: page.lesson)
        switch page.item.kind {
        case .choice(let choices, _): (kind, self.choices) = ("choice", choices)
        case .number: kind = "number"
        case .code(let gap, _): (kind, code) = ("code", ReviewPage.excerpt(of: gap))
        }
    }

    /// Prose without colors: a paragraph in one line, and an empty line between any two blocks.
    static func text(_ blocks: [Block], in lesson: Lesson) -> String {
        let terminal = Terminal(
            isInteractive: false, canRewriteLines: false, canAsk: false, columns: 100, outputColors: false,
            errorColors: false, hyperlinks: false, unicode: true)
        let renderer = ProseRenderer(terminal: terminal, folder: lesson.folder)
        return blocks.map { block in
            let lines = renderer.lines([block]).compactMap { if case .text(let text) = $0 { text } else { nil } }
            let isParagraph = if case .paragraph = block { true } else { false }
            return lines.joined(separator: isParagraph ? " " : "\n")
        }.joined(separator: "\n\n")
    }
}

extension ReviewReport.Answered {
    init(_ given: String, _ answer: ReviewAnswer, _ page: ReviewPage, next: Date?) {
        self.given = given
        self.next = next
        switch answer {
        case .right: (verdict, says) = ("right", [])
        case .wrong(let sentences): (verdict, says) = ("wrong", sentences)
        case .didNotBuild(let messages): (verdict, says) = ("did-not-build", messages.map(\.text))
        case .unreadable(let sentence), .fault(let sentence): (verdict, says) = ("not-judged", [sentence])
        }
        guard answer.counts else { return }
        self.answer = page.item.rightAnswer
        explanation = ReviewReport.text(page.item.answer, in: page.lesson)
    }
}
