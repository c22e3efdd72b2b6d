import Grading
import Lessons

/// What the gate found out about one exercise.
package struct ExerciseReport: Sendable, Encodable {
    package struct Mistake: Sendable, Encodable {
        package var id: String
        /// What became of it: a declared mistake has to fail.
        package var outcome: Outcome
        /// What it was recognized as.
        package var diagnosis: String?
    }

    /// How well the tolerance of an output stands between right and wrong, in units of the tolerance.
    package struct Tolerance: Sendable, Encodable {
        package var output: String
        /// How far right answers are from the reference; nil where the rule has no tolerance.
        package var spread: Double?
        /// How far the nearest mistake is from it.
        var nearestMistake: Double?
        var nearestMistakeID: String?
    }

    package var id: String
    package var starter: Outcome?
    /// One for each run.
    package var solution: [Outcome] = []
    package var mistakes: [Mistake] = []
    /// How many altered answers were graded; none of them may pass.
    var perturbations = 0
    package var tolerances: [Tolerance] = []
    package var problems: [Diagnostic] = []

    private enum CodingKeys: CodingKey {
        case id, starter, solution, mistakes, perturbations, tolerances
    }
}
