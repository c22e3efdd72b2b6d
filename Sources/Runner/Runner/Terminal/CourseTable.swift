import Foundation
import Grading
import Lessons
import TerminalUI

/// What `course list` shows.
struct CourseTable {
    let session: CourseSession
    let progress: Progress

    private var ansi: ANSIStyle { session.ansi }
    private var width: Int { session.terminal.textWidth }

    func lines(now: Date = Date()) -> [String] {
        let course = session.course
        let current = progress.current(in: course)?.id
        // Columns: mark, id, state, points, time of the last check.
        let idWidth = min(max(course.exercises.map(\.id.displayWidth).max() ?? 0, 8), width - 5 - 24 - 7 - 12)
        var lines: [String] = [""]
        for (index, lesson) in course.lessons.enumerated() {
            if index > 0 { lines.append("") }
            lines.append(
                "\(ansi("\(index + 1)".padded(to: 2), .dim)) \(ansi(lesson.title.clipped(to: width - 3), .bold))")
            for exercise in lesson.exercises {
                let standing = ExerciseStanding(
                    exercise, in: lesson, progress: progress[exercise], versions: session.versions)
                lines.append(row(standing, isCurrent: exercise.id == current, idWidth: idWidth, now: now))
            }
        }
        let passed = course.exercises.count { progress[$0].passed != nil }
        let total = course.exercises.reduce(0) { $0 + $1.points }
        let summary =
            "\(passed) of \(course.exercises.count) exercises passed, \(progress.points(in: course)) of \(total) points"
        lines += ["", ansi(summary, .dim), ""]
        return lines
    }

    private func row(_ standing: ExerciseStanding, isCurrent: Bool, idWidth: Int, now: Date) -> String {
        let (mark, words, style) = state(standing)
        let points = "\(standing.progress.points)/\(standing.exercise.points)"
        let pointer = isCurrent ? ansi(ansi.sign("›", else: ">"), .bold) : " "
        let id = standing.exercise.id.clipped(to: idWidth).padded(to: idWidth)
        let time = standing.progress.lastChecked.map { Self.age(of: $0, now: now) } ?? ""
        let row =
            " \(pointer) \(style.map { ansi(mark, $0) } ?? mark) \(isCurrent ? ansi(id, .bold) : id)  "
            + (style.map { ansi(words.padded(to: 22), $0) } ?? ansi(words.padded(to: 22), .dim))
        return row + points.padded(to: 7) + ansi(time, .dim)
    }

    private func state(_ standing: ExerciseStanding) -> (mark: String, words: String, style: ANSIStyle.Attribute?) {
        switch standing.progress.state {
        case nil: (ansi.dot, "new", nil)
        case .passed where !standing.outdated.isEmpty: (ansi.check, "passed, older version", .yellow)
        case .passed: (ansi.check, standing.isEdited ? "passed, edited since" : "passed", .green)
        case .notAttempted: (ansi.dot, "not attempted", nil)
        case .failed: (ansi.cross, "not right yet", .red)
        case .didNotBuild: (ansi.cross, "did not build", .red)
        case .crashed: (ansi.cross, "crashed", .red)
        case .timedOut: (ansi.cross, "took too long", .red)
        case .overLimit: (ansi.cross, "used too much", .red)
        case .noOutput: (ansi.cross, "handed nothing in", .red)
        case .graderFault: ("!", "fault of the course", .yellow)
        }
    }

    /// `3 min ago`: near times matter in minutes, far ones by their date.
    static func age(of date: Date, now: Date) -> String {
        let seconds = now.timeIntervalSince(date)
        return switch seconds {
        case ..<60: "just now"
        case ..<3600: "\(Int(seconds / 60)) min ago"
        case ..<86400: "\(Int(seconds / 3600)) h ago"
        default: date.formatted(.iso8601.year().month().day())
        }
    }
}
