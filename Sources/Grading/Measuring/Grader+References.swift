import Lessons

extension Grader {
    /// The tensors that an exercise's outputs are compared with, by `<case>/<output>`; those that cannot be used are
    /// left out.
    public func references(of exercise: ExerciseSpec) -> [String: GradedTensor] {
        let references = References(lessonFolder: lessonFolder)
        var tensors: [String: GradedTensor] = [:]
        for output in exercise.outputs {
            for spec in exercise.cases {
                tensors["\(spec.id)/\(output.name)"] = references.usable(output, spec)
            }
        }
        return tensors
    }
}
