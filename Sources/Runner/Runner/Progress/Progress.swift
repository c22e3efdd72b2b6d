import Foundation
import Lessons

/// How far a learner is: the content of `.course/progress.json`.
struct Progress: Codable, Sendable, Equatable {
    /// The version of the file's format.
    var format = Self.currentFormat
    /// By the exercise's id.
    private(set) var exercises: [String: ExerciseProgress] = [:]
    /// Lessons whose closing words were shown.
    var closedLessons: Set<String> = []
    /// Whether the learner was welcomed.
    var isWelcomed = false
    /// When the learner was welcomed; nil where an earlier version did it.
    var began: Date?
    /// What is known about answers to review items, by the item's id.
    private(set) var reviews: [ReviewSpec.ID: ReviewProgress] = [:]
    /// When it was said last that a review is due, or one was answered.
    var reviewMentioned: Date?

    /// The format that this version reads and writes.
    static let currentFormat = 1

    /// What is known about an exercise, also under a name that it had before.
    subscript(_ exercise: ExerciseSpec) -> ExerciseProgress {
        get {
            for id in [exercise.id] + exercise.aliases {
                if let found = exercises[id] { return found }
            }
            return ExerciseProgress()
        }
        set {
            for alias in exercise.aliases { exercises[alias] = nil }
            exercises[exercise.id] = newValue
        }
    }

    /// What is known about an exercise of which nothing is known but its names, the present one first.
    func work(on names: [String]) -> ExerciseProgress {
        names.lazy.compactMap { self.exercises[$0] }.first ?? ExerciseProgress()
    }

    /// Writes down what exercises are like that passed before anybody did.
    ///
    /// - Parameter version: what an exercise is like now.
    mutating func noteVersions(in course: Course, _ version: (ExerciseSpec, Lesson) -> ExerciseVersion?) {
        for lesson in course.lessons {
            for exercise in lesson.exercises where self[exercise].passed.map({ $0.version == nil }) ?? false {
                self[exercise].passed?.version = version(exercise, lesson)
            }
        }
    }

    /// Takes note of an answer to a review item.
    ///
    /// - Parameter isDue: whether it was asked for; an early right answer proves nothing about remembering.
    mutating func record(_ review: ReviewSpec, isRight: Bool, isDue: Bool, at date: Date) {
        reviewMentioned = date
        reviews[review.id, default: ReviewProgress(answered: date)].record(isRight: isRight, isDue: isDue, at: date)
    }

    /// Whether an exercise has passed that has had no other id before.
    func hasPassed(_ id: String) -> Bool { exercises[id]?.passed != nil }

    /// The exercise to work on: the first that has not passed.
    func current(in course: Course) -> ExerciseSpec? {
        course.exercises.first { self[$0].passed == nil }
    }

    /// The points of the exercises that are in the course.
    func points(in course: Course) -> Int { course.exercises.reduce(0) { $0 + self[$1].points } }
}

extension Progress {
    /// Reads what an earlier version wrote as well: what it did not know is as at the beginning.
    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        format = try keys.decode(Int.self, forKey: .format)
        exercises = try keys.decode([String: ExerciseProgress].self, forKey: .exercises)
        closedLessons = try keys.decode(Set<String>.self, forKey: .closedLessons)
        isWelcomed = try keys.decode(Bool.self, forKey: .isWelcomed)
        began = try keys.decodeIfPresent(Date.self, forKey: .began)
        reviews = try keys.decodeIfPresent([ReviewSpec.ID: ReviewProgress].self, forKey: .reviews) ?? [:]
        reviewMentioned = try keys.decodeIfPresent(Date.self, forKey: .reviewMentioned)
    }
}
