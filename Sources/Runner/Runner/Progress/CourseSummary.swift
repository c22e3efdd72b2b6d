import Foundation
import Lessons
import Support

/// What a learner has done in all, in numbers.
struct CourseSummary: Sendable, Equatable {
    let lessons: Int
    let exercises: Int
    let passed: Int
    let points: Int
    let possiblePoints: Int
    let hints: Int
    /// The days from the first to the last, both counted; nil before the first pass.
    let days: Int?

    init(of course: Course, _ progress: Progress, calendar: Calendar = .current) {
        let work = course.exercises.map { progress[$0] }
        lessons = course.lessons.count { $0.exercises.allSatisfy { progress[$0].passed != nil } }
        exercises = course.exercises.count
        passed = work.count { $0.passed != nil }
        points = progress.points(in: course)
        possiblePoints = course.exercises.reduce(0) { $0 + $1.points }
        hints = work.reduce(0) { $0 + $1.hintsShown }
        let passes = work.compactMap(\.passed?.at)
        days = passes.max().flatMap { last in
            let first = min(progress.began ?? last, passes.min() ?? last)
            let span = calendar.dateComponents(
                [.day], from: calendar.startOfDay(for: first), to: calendar.startOfDay(for: last))
            return span.day.map { $0 + 1 }
        }
    }

    /// All of it in a sentence: `16 lessons done: 34 exercises, 71 of 71 points, 12 hints, 24 days`.
    var words: String {
        let all =
            passed == exercises && lessons > 1
            ? "All \(Quantity.count(lessons, "lesson"))" : Quantity.count(lessons, "lesson")
        let counted =
            passed == exercises ? Quantity.count(exercises, "exercise") : "\(passed) of \(exercises) exercises"
        return "\(all) done: \(counted), \(points) of \(possiblePoints) points, \(Quantity.count(hints, "hint"))"
            + (days.map { ", \(Quantity.count($0, "day"))" } ?? "") + "."
    }
}
