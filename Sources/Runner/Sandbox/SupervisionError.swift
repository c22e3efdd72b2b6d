/// Why the supervisor could not do its work, which is never the learner's fault.
package enum SupervisionError: Error, Sendable, Equatable {
    /// The supervisor's program could not be started.
    case notStarted(program: String, reason: String)
    /// The supervisor ended without a report.
    case lost(program: String, how: String)
    /// The supervisor said something that is not in the protocol.
    case notUnderstood(message: String)
    /// The rung of containment that was chosen failed: nothing was run.
    case notContained(reason: String)
}
