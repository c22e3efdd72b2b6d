import Foundation
import Lessons

/// When review items are due, and which is asked first.
///
/// An item is asked 1 day after its exercise has passed; each right answer takes it further away, to 3, 7 and 21 days, and
/// after the fourth it does not come again. A wrong one brings it back after a day.
struct ReviewSchedule: Sendable {
    let course: Course
    let progress: Progress

    /// The days that pass before an item is asked, by how many times in a row it was answered right.
    static let days = [1, 3, 7, 21]

    private static let day: TimeInterval = 86_400
    /// More failures than these say nothing more: whoever checks on every save collects many.
    private static let mostFailures = 8

    /// When an item is due; nil before its exercise has passed, and when it need not come again.
    func dueDate(of item: ReviewSpec) -> Date? {
        guard let exercise = course.exercise(item.exercise), let passed = progress[exercise].passed?.at else {
            return nil
        }
        guard let answers = progress.reviews[item.id] else { return passed + Double(Self.days[0]) * Self.day }
        guard Self.days.indices.contains(answers.streak) else { return nil }
        return answers.answered + Double(Self.days[answers.streak]) * Self.day
    }

    /// Whether an item is due at a time.
    func isDue(_ item: ReviewSpec, at now: Date) -> Bool { dueDate(of: item).map { $0 <= now } ?? false }

    /// The items that are due: what was hard first, then what has waited longest, then in the order of the course.
    func due(at now: Date) -> [ReviewSpec] {
        course.reviews.enumerated().compactMap { place, item -> (item: ReviewSpec, key: (Int, Date, Int))? in
            guard let date = dueDate(of: item), date <= now else { return nil }
            return (item, (-hardness(of: item), date, place))
        }.sorted { $0.key < $1.key }.map(\.item)
    }

    /// How hard an item and its exercise were for this learner.
    func hardness(of item: ReviewSpec) -> Int {
        guard let exercise = course.exercise(item.exercise) else { return 0 }
        let work = progress[exercise]
        return min(work.failures, Self.mostFailures) + 2 * work.hintsShown + 3 * (progress.reviews[item.id]?.wrong ?? 0)
    }

    /// When the next item becomes due that is not yet; nil when none will without another pass.
    func nextDate(after now: Date) -> Date? { course.reviews.compactMap(dueDate).filter { $0 > now }.min() }

    /// What is worth a reminder: the first item that is due, unless one was mentioned or answered on the same day.
    func reminder(at now: Date, calendar: Calendar = .current) -> ReviewSpec? {
        if let mentioned = progress.reviewMentioned, calendar.isDate(mentioned, inSameDayAs: now) { return nil }
        return due(at: now).first
    }
}
