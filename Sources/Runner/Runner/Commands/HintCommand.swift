import ArgumentParser
import Lessons
import TerminalUI

/// Gives the next hint.
struct HintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hint",
        abstract: "Show the next hint, one at a time.",
        discussion: "Example: course hint grad-cam-map"
    )

    @Argument(help: "The exercise; the current one when left out.")
    var exercise: String?

    func run() async throws {
        let session = try CourseSession()
        let (exercise, _) = try session.exercise(exercise)
        let ansi = session.ansi
        let width = session.terminal.textWidth
        guard !exercise.hints.isEmpty else {
            Console.output("\(exercise.title) has no hints. `\(session.invocation) check` says what is not right yet.")
            return
        }
        var before = 0
        let hasPassed =
            try session.update { progress in
                before = min(progress[exercise].hintsShown, exercise.hints.count)
                progress[exercise].hintsShown = min(before + 1, exercise.hints.count)
            }[exercise].passed != nil
        let count = exercise.hints.count
        if before == count {
            // All of them are known; said again together, since one alone would look like news.
            for (index, hint) in exercise.hints.enumerated() {
                Console.output(Self.lines(hint.say, number: index + 1, of: count, width: width, ansi: ansi))
            }
            let solution = "\(session.invocation) solution \(exercise.id)\(hasPassed ? "" : " --spoil")"
            Console.output(ansi("These were all. `\(solution)` shows one way.", .dim))
            return
        }
        Console.output(Self.lines(exercise.hints[before].say, number: before + 1, of: count, width: width, ansi: ansi))
        if before + 1 < count { Console.output(ansi("`\(session.invocation) hint` again for the next.", .dim)) }
    }

    /// `Hint 1 of 3: ...`, wrapped.
    static func lines(_ hint: String, number: Int, of count: Int, width: Int, ansi: ANSIStyle) -> [String] {
        Paragraph([Span("Hint \(number) of \(count): ", [.bold]), Span(hint)]).lines(width: width, ansi: ansi)
    }
}
