/// How far the gate is in a lesson.
struct GateStep: Sendable {
    var lesson: String
    /// What is being tried: the solution, a mistake.
    var what: String
    var done: Int
    var total: Int
}
