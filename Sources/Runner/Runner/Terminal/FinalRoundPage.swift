import Grading
import Lessons
import TerminalUI

/// What is said around the last round: before it, and when something does not pass any more.
struct FinalRoundPage {
    let session: CourseSession

    private var ansi: ANSIStyle { session.ansi }
    private var width: Int { session.terminal.textWidth }

    /// What `next` is going to do, for whoever has not called it.
    func announcement(_ round: FinalRound) -> String {
        let call = "All exercises have passed. `\(session.invocation) next`"
        if round.waiting.isEmpty { return "\(call) makes the page of your pictures." }
        return round.isFirst
            ? "\(call) grades each once more, and makes the page of your pictures."
            : "\(call) grades once more what has changed, and makes the page of your pictures."
    }

    /// Before it begins.
    func opening(_ round: FinalRound) -> [String] {
        let text =
            round.isFirst
            ? "Everything has passed. Each exercise is graded once more now, from your files as they are."
            : "What has changed since the last round is graded once more."
        return [""] + Paragraph([Span(text)]).lines(width: width, ansi: ansi) + [""]
    }

    /// What to do about exercises that passed before.
    func regressions(_ results: [CheckedExercise]) -> [String] {
        let call = session.invocation
        let isOne = results.count == 1
        let text =
            "\(isOne ? "This exercise" : "These exercises") passed before and \(isOne ? "does" : "do") not now: "
            + "\(isOne ? "its file has" : "their files have") changed since, or the course has. Your \(isOne ? "pass" : "passes") "
            + "and points stay yours; when all is right again, `\(call) next` shows the last screen."
        let rows = results.flatMap { result -> [String] in
            let file = Hyperlink(result.lesson.file(of: result.exercise)).rendered(by: session.terminal, .bold)
            return [
                "", "  \(ansi("edit".padded(to: 8), .dim))\(file)",
                "  \(ansi("then".padded(to: 8), .dim))\(call) check \(result.exercise.id)",
                "  \(ansi("compare".padded(to: 8), .dim))\(call) solution \(result.exercise.id)",
            ]
        }
        return [""] + Paragraph([Span(text)]).lines(width: width, ansi: ansi) + rows + [""]
    }

    /// What could not be graded, which is the course's own fault.
    func faults(_ results: [CheckedExercise]) -> [String] {
        let names = Spelling.list(results.map(\.exercise.id))
        let text =
            "\(names) could not be graded, which is not your fault. `\(session.invocation) check "
            + "\(results.first?.exercise.id ?? "")` says why, and `\(session.invocation) next` goes on from here."
        return [""] + Paragraph([Span(text)]).lines(width: width, ansi: ansi) + [""]
    }
}
