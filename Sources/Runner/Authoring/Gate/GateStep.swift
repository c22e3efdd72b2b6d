/// How far the gate is in a lesson.
package struct GateStep: Sendable {
    package var lesson: String
    /// What is being tried: the solution, a mistake.
    package var what: String
    package var done: Int
    package var total: Int
}
