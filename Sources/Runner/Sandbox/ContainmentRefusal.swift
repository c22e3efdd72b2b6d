/// Why a program cannot be contained as somebody asked.
package enum ContainmentRefusal: Error, Sendable, Equatable {
    case unknown(String)
    case notOfThisPlatform(SandboxLevel)
    case unavailable(ContainmentStatus)
}

/// Why the supervisor could not do its work, which is never the learner's fault.
package enum SupervisionError: Error, Sendable, Equatable {
    /// The supervisor's program could not be started.
    case notStarted(program: String, reason: String)
    /// The supervisor ended without a report.
    case lost(program: String, how: String)
    /// The supervisor said something that is not in the protocol.
    case notUnderstood(message: String)
    /// The level of containment that was chosen failed: nothing was run.
    case notContained(reason: String)
}
