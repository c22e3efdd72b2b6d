import Foundation
import Grading
import Lessons
import TerminalUI

/// What `course list` shows.
struct CourseTable {
    let session: CourseSession
    let progress: Progress

    private var pen: Pen { session.pen }
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
                "\(pen("\(index + 1)".padded(to: 2), .dim)) \(pen(lesson.title.clipped(to: width - 3), .bold))")
            for exercise in lesson.exercises {
                let standing = ExerciseStanding(exercise, in: lesson, progress: progress[exercise])
                lines.append(row(standing, isCurrent: exercise.id == current, idWidth: idWidth, now: now))
            }
        }
        let passed = course.exercises.count { progress[$0].passed != nil }
        let total = course.exercises.reduce(0) { $0 + $1.points }
        let summary =
            "\(passed) of \(course.exercises.count) exercises passed, \(progress.points(in: course)) of \(total) points"
        lines += ["", pen(summary, .dim), ""]
        return lines
    }

    private func row(_ standing: ExerciseStanding, isCurrent: Bool, idWidth: Int, now: Date) -> String {
        let (mark, words, style) = state(standing)
        let points = "\(standing.progress.points)/\(standing.exercise.points)"
        let pointer = isCurrent ? pen(pen.sign("›", else: ">"), .bold) : " "
        let id = standing.exercise.id.clipped(to: idWidth).padded(to: idWidth)
        let time = standing.progress.lastChecked.map { Self.age(of: $0, now: now) } ?? ""
        let row =
            " \(pointer) \(style.map { pen(mark, $0) } ?? mark) \(isCurrent ? pen(id, .bold) : id)  "
            + (style.map { pen(words.padded(to: 22), $0) } ?? pen(words.padded(to: 22), .dim))
        return row + points.padded(to: 7) + pen(time, .dim)
    }

    private func state(_ standing: ExerciseStanding) -> (mark: String, words: String, style: Pen.Style?) {
        switch standing.progress.state {
        case nil: (pen.dot, "new", nil)
        case .passed: (pen.check, standing.isEdited ? "passed, edited since" : "passed", .green)
        case .notAttempted: (pen.dot, "not attempted", nil)
        case .failed: (pen.cross, "not right yet", .red)
        case .didNotBuild: (pen.cross, "did not build", .red)
        case .crashed: (pen.cross, "crashed", .red)
        case .timedOut: (pen.cross, "took too long", .red)
        case .overLimit: (pen.cross, "used too much", .red)
        case .noOutput: (pen.cross, "handed nothing in", .red)
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
