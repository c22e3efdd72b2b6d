import Lessons

/// An exercise that is another than it was.
package struct ExerciseChange: Sendable, Hashable, Codable {
    /// Its id in the version that the learner has.
    package var exercise: String
    package var title: String
    /// What has changed, in the order of `ExercisePart`.
    package var parts: [ExercisePart]

    /// All exercises of a version that are different, or gone, in another.
    static func all(from old: CourseVersion, to new: CourseVersion) -> [ExerciseChange] {
        old.lessons.flatMap { lesson in
            lesson.exercises.compactMap { exercise -> ExerciseChange? in
                guard let (other, place) = new.exercise(exercise.id) else { return nil }
                let parts = ExercisePart.allCases.filter {
                    old.contents(of: $0, exercise, lesson) != new.contents(of: $0, other, place)
                }
                return parts.isEmpty ? nil : ExerciseChange(exercise: exercise.id, title: exercise.title, parts: parts)
            }
        }
    }
}
