import Foundation
import Lessons

/// What a check is asked to do, in the form that it reads.
struct Assignment: Encodable {
    /// The environment variable that names the file.
    static let environmentKey = "COURSE_ASSIGNMENT"

    struct Case: Encodable {
        var id: String
        var given: [String: GivenValue]
    }

    var exercise: String
    /// Absolute path of the file that the outputs are wanted in.
    var output: String
    var cases: [Case]

    /// All cases of an exercise.
    init(_ exercise: ExerciseSpec, of lesson: Lesson, models: URL, output: URL) {
        self.exercise = exercise.id
        self.output = output.path
        cases = exercise.cases.map { spec in
            var given = exercise.given(for: spec, lesson: lesson.folder, models: models)
            if let seed = spec.seed, given["seed"] == nil { given["seed"] = .integer(seed) }
            return Case(id: spec.id, given: given)
        }
    }
}
