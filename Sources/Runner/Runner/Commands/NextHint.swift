import Lessons
import Support
import TerminalUI

/// The next hint of an exercise: one at a time, first those that fit what the last check found wrong, and all of them again when
/// none is left.
struct NextHint: Sendable {
    /// The hints that are shown, each with its number, from 1.
    private let hints: [(number: Int, text: String)]
    private let count: Int
    /// What comes after them, or instead.
    private let advice: String?

    /// Takes the next hint, and takes note that it was shown.
    ///
    /// - Throws: `StateError`.
    init(of exercise: ExerciseSpec, in session: CourseSession) throws(StateError) {
        count = exercise.hints.count
        guard count > 0 else {
            hints = []
            advice = "\(exercise.title) has no hints. `\(session.invocation) check` says what is not right yet."
            return
        }
        var next: Int?
        let known = try session.update { progress in
            let work = progress[exercise]
            next = exercise.nextHint(for: work.wrongOutputs, read: work.hintsRead)
            if let next { progress[exercise].hintsRead.insert(next) }
        }[exercise]
        if let next {
            hints = [(next + 1, exercise.hints[next].say)]
            let isLast = exercise.nextHint(for: [], read: known.hintsRead) == nil
            let again = "\(session.invocation) hint\(session.name(behindCommands: exercise))"
            advice = isLast ? nil : "`\(again)` again for the next."
        } else {
            // All of them are known; said again together, since one alone would look like news.
            hints = exercise.hints.enumerated().map { ($0.offset + 1, $0.element.say) }
            let solution = "\(session.invocation) solution \(exercise.id)\(known.passed != nil ? "" : " --spoil")"
            advice = "These were all. `\(solution)` shows one way."
        }
    }

    /// Each hint as a sentence with its number, the advice last where there is nothing more.
    var sentences: [String] {
        let texts = hints.map { "\(name($0.number)): \($0.text)" }
        return hints.count == 1 ? texts : texts + (advice.map { [$0] } ?? [])
    }

    /// The hints and the advice, wrapped.
    func lines(width: Int, ansi: ANSIStyle) -> [String] {
        let lines = hints.flatMap { hint in
            Paragraph([Span("\(name(hint.number)): ", [.bold]), Span(hint.text)]).lines(width: width, ansi: ansi)
        }
        guard let advice else { return lines }
        return lines + [hints.isEmpty ? advice : ansi(advice, .dim)]
    }

    private func name(_ number: Int) -> String { "Hint \(number) of \(count)" }
}
