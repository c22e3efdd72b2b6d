import Checking
import Foundation
import Grading
import Lessons
import Sandbox
import TerminalUI

/// What became of an answer to a review item.
enum ReviewAnswer: Sendable, Equatable {
    case right
    /// `says` has what can be said of it; nothing for a choice or a number.
    case wrong(says: [String])
    /// It is no answer to this question, and does not count.
    case unreadable(String)
    /// The compiler does not take the lines, and they do not count.
    case didNotBuild([CompilerMessage])
    /// The course could not judge it, and it does not count.
    case fault(String)

    /// Whether it is taken note of.
    var counts: Bool {
        switch self {
        case .right, .wrong: true
        case .unreadable, .didNotBuild, .fault: false
        }
    }
}

extension ReviewSpec {
    /// Judges a choice, by its number or its words, or a number; nil where lines of code have to be run.
    func judge(_ text: String) -> ReviewAnswer? {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        switch kind {
        case .choice(let choices, let right):
            // A choice may be a number itself: its words come first.
            guard let chosen = choices.firstIndex(of: text) ?? Int(text).map({ $0 - 1 }),
                choices.indices.contains(chosen)
            else {
                return .unreadable(
                    "\"\(text)\" is not one of the choices. Answer with a number from 1 to \(choices.count).")
            }
            return chosen == right ? .right : .wrong(says: [])
        case .number(let number, let within):
            guard let given = Double(text), given.isFinite else {
                return .unreadable("\"\(text)\" is not a number. Answer with one, like 0.25.")
            }
            // 2.12 and 2.11 are 0.01 apart for whoever types them, though not for a computer.
            let slack = 1e-9 * max(1, abs(number))
            return abs(given - number) <= within + slack ? .right : .wrong(says: [])
        case .code: return nil
        }
    }

    /// What the right answer is, as it is typed.
    var rightAnswer: String {
        switch kind {
        case .choice(let choices, let right): choices[right]
        case .number(let number, _): number == number.rounded() ? String(format: "%.0f", number) : "\(number)"
        case .code(let gap, _): gap.lines.joined(separator: "\n")
        }
    }
}

/// Lines of code as an answer: put into the gap of the solution, and judged as the exercise itself is.
struct ReviewRun: Sendable {
    let session: CourseSession
    let containment: any Containment

    /// What a wrong line leads to is told in short; the rest are other places, and points that there are none of here.
    private static let mostSentences = 3

    /// - Throws: `CancellationError`.
    func judge(
        _ text: String, in gap: SolutionGap, of file: String, _ exercise: ExerciseSpec, in lesson: Lesson
    ) async throws -> ReviewAnswer {
        let lines = LineEnds.unified(text).split(separator: "\n").map(String.init).filter {
            !$0.allSatisfy(\.isWhitespace)
        }
        guard !lines.isEmpty else { return .unreadable("There is no line of code. Answer with Swift.") }
        let pipeline = CheckPipeline(paths: session.paths, containment: containment)
        let record = try await LiveLine(terminal: session.terminal).telling { line, _ in
            await line.show("Running \(exercise.title) with your \(lines.count == 1 ? "line" : "lines")")
        } of: { (tell: @escaping @Sendable (CheckProgress) -> Void) in
            try await pipeline.check(exercise, in: lesson, variant: .filled(gap, with: lines, in: file), progress: tell)
        }
        switch record.outcome {
        case .passed: return .right
        case .didNotBuild:
            if case .didNotBuild(let messages) = record.problem { return .didNotBuild(messages) }
            return .didNotBuild([])
        case .graderFault:
            return .fault(OutcomeWords(exercise: exercise, record: record).sentences.joined(separator: " "))
        default:
            return .wrong(
                says: Array(OutcomeWords(exercise: exercise, record: record).sentences.prefix(Self.mostSentences)))
        }
    }
}
