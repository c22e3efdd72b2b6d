import Lessons
import Support
import TerminalUI

/// What `author check` prints for people.
package struct ValidationPage: Sendable {
    package let ansi: ANSIStyle

    package init(ansi: ANSIStyle) {
        self.ansi = ansi
    }

    /// One lesson in a line.
    package func line(_ report: LessonReport) -> String {
        let count = report.problems.count
        return switch report.outcome {
        case .failed:
            "\(ansi(ansi.cross, .red)) \(report.folder)  \(Self.count(count, "problem"))  \(Quantity.seconds(report.seconds))"
        case .unchanged:
            "\(ansi(ansi.check, .green)) \(report.folder)  unchanged since it passed"
        case .passed:
            "\(ansi(ansi.check, .green)) \(report.folder)  \(tried(report))  \(Quantity.seconds(report.seconds))"
        }
    }

    /// What is said when all lessons are done.
    package func lines(_ report: ValidationReport) -> [String] {
        let problems = report.problems
        let notices = report.notices
        var lines = [""] + problems.map(\.description)
        if !problems.isEmpty, !notices.isEmpty { lines.append("") }
        lines += notices.map { "\(ansi("notice", .yellow)) \($0)" }
        if !problems.isEmpty || !notices.isEmpty { lines.append("") }
        let sum =
            problems.isEmpty
            ? "\(Self.count(report.lessons.count, "lesson")) without problems" : Self.count(problems.count, "problem")
        return lines + [notices.isEmpty ? "\(sum)." : "\(sum); \(Self.count(notices.count, "notice"))."]
    }

    private func tried(_ report: LessonReport) -> String {
        let mistakes = report.exercises.reduce(0) { $0 + $1.mistakes.count }
        let spoiled = report.exercises.reduce(0) { $0 + $1.perturbations }
        return [
            Self.count(report.exercises.count, "exercise"), Self.count(mistakes, "mistake"),
            Self.count(spoiled, "spoiled answer"),
        ].joined(separator: " \(ansi.dot) ")
    }

    package static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
