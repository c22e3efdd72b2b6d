import Lessons

/// Outputs of an exercise that has hints, but none for them.
struct HintCoverage: Sendable {
    let exercise: ExerciseSpec

    /// What is noticed, in the order of the spec: whether it matters, the author knows.
    func notices() -> [Diagnostic] {
        guard !exercise.hints.isEmpty else { return [] }
        return exercise.outputs.filter { exercise.hint(for: [$0.name]) == nil }.map { output in
            Diagnostic(
                output.location,
                "No hint of \(exercise.id) is for \"\(output.name)\": whoever gets that wrong is shown none.",
                remedy: "Add one: { for: \(output.name), say: ... }; or one without for:, which fits whatever is wrong."
            )
        }
    }
}
