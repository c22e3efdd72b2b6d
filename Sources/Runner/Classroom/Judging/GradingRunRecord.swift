import Lessons

/// What a run graded, and by what: what shares have to agree in before they are put together.
package struct GradingRunRecord: Codable, Sendable, Equatable {
    /// A share of the submissions: one of so many.
    package struct Shard: Codable, Sendable, Equatable, CustomStringConvertible {
        /// From 1.
        package var number: Int
        package var count: Int

        package init(number: Int, count: Int) {
            self.number = number
            self.count = count
        }

        package var description: String { "\(number)/\(count)" }

        /// Whether the submission in a place, from 0, belongs to it.
        func contains(_ place: Int) -> Bool { place % count == number - 1 }
    }

    package var format = JudgementStore.format
    /// The version of the course.
    package var version: String
    /// A name for everything that decides a grade.
    package var course: String
    /// The level that programs were contained on.
    package var containment: String
    /// The exercises that count, by id.
    package var exercises: [String]
    /// The plan and the roster, as they were written; nil where there was none.
    package var plan: String?
    package var roster: String?
    /// The names of all submissions, of every share, in order.
    package var sources: [String]
    package var shard: Shard
    /// Whether the run came to its end.
    package var isComplete: Bool

    /// The names of the submissions of its share.
    package var ownSources: [String] {
        sources.enumerated().filter { shard.contains($0.offset) }.map(\.element)
    }
}
