/// What could be read of an exercise: enough to compare names across the course even when the spec is broken.
struct ParsedExercise {
    let id: String?
    let idLocation: SourceLocation
    let aliases: [(id: String, location: SourceLocation)]
    let target: String?
    let targetLocation: SourceLocation
    let spec: ExerciseSpec?

    func with(_ spec: ExerciseSpec) -> ParsedExercise {
        ParsedExercise(
            id: id, idLocation: idLocation, aliases: aliases, target: target, targetLocation: targetLocation, spec: spec
        )
    }
}
