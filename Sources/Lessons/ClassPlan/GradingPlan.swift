import Foundation

/// How a class is graded: the content of `grading.yml`.
///
/// Everything may be left out; without a file, every exercise of the course counts its own points, and nothing is late.
public struct GradingPlan: Sendable, Hashable {
    /// What is taken off for handing in late, in percent of what was earned.
    public struct LatePenalty: Sendable, Hashable {
        /// How long after the date nothing is late yet.
        public var grace: Duration
        /// The percent for each day that has begun.
        public var perDay: Double
        /// The most percent that are ever taken off.
        public var atMost: Double

        /// A penalty that grows by the day.
        public init(grace: Duration = .zero, perDay: Double, atMost: Double = 100) {
            self.grace = grace
            self.perDay = perDay
            self.atMost = atMost
        }
    }

    /// What Classroom 50 knows a piece of work by.
    public struct Classroom50: Sendable, Hashable {
        /// The classroom's short name.
        public var classroom: String
        /// The assignment's.
        public var assignment: String

        /// Both names, as Classroom 50 has them in its addresses.
        public init(classroom: String, assignment: String) {
            self.classroom = classroom
            self.assignment = assignment
        }
    }

    /// What the reports are headed by; the course's title when nil.
    public var title: String?
    /// The exercises that count, by id, in the order of the course; all of them when nil.
    public var exercises: [ExerciseSpec.ID]?
    /// How many points an exercise counts, by id; its own where there is no entry.
    public var weights: [ExerciseSpec.ID: Double] = [:]
    /// When work has to be there; never when nil.
    public var due: Date?
    /// Other dates for single submissions, by what identifies them.
    public var extensions: [String: Date] = [:]
    /// What lateness costs; nothing when nil, it is only shown then.
    public var late: LatePenalty?
    /// The file in a submission whose first line identifies it; the submission's own name does when nil.
    public var identify: String?
    /// The list of the class, relative to the file's folder.
    public var roster: String?
    /// The head of the column in Canvas's gradebook, with the assignment's number: `Homework 2 (12345)`.
    public var canvas: String?
    /// What Moodle's gradebook calls the piece of work.
    public var moodle: String?
    /// What Classroom 50 knows it by; nothing is written for it when nil.
    public var classroom50: Classroom50?

    /// A plan that leaves everything as it is.
    public init() {}
}
