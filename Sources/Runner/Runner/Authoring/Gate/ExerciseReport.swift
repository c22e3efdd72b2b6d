import Grading
import Lessons

/// What the gate found out about one exercise.
struct ExerciseReport: Sendable, Encodable {
    struct Mistake: Sendable, Encodable {
        var id: String
        /// What became of it: a declared mistake has to fail.
        var outcome: Outcome
        /// What it was recognized as.
        var diagnosis: String?
    }

    /// How well the tolerance of an output stands between right and wrong, in units of the tolerance.
    struct Tolerance: Sendable, Encodable {
        var output: String
        /// How far right answers are from the reference; nil where the rule has no tolerance.
        var spread: Double?
        /// How far the nearest mistake is from it.
        var nearestMistake: Double?
        var nearestMistakeID: String?
    }

    var id: String
    var starter: Outcome?
    /// One for each run.
    var solution: [Outcome] = []
    var mistakes: [Mistake] = []
    /// How many altered answers were graded; none of them may pass.
    var perturbations = 0
    var tolerances: [Tolerance] = []
    var problems: [Diagnostic] = []

    private enum CodingKeys: CodingKey {
        case id, starter, solution, mistakes, perturbations, tolerances
    }
}
