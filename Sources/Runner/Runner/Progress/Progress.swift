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

    /// Whether an exercise has passed that has had no other id before.
    func hasPassed(_ id: String) -> Bool { exercises[id]?.passed != nil }

    /// The exercise to work on: the first that has not passed.
    func current(in course: Course) -> ExerciseSpec? {
        course.exercises.first { self[$0].passed == nil }
    }

    /// The points of the exercises that are in the course.
    func points(in course: Course) -> Int { course.exercises.reduce(0) { $0 + self[$1].points } }
}
