/// A way to run somebody's code so that it can do no harm: one level of a ladder, from bare limits to full isolation.
///
/// The levels differ in what a program can reach; the limits on time, memory and output are the same on all of them. A level
/// may only ever do what its `status` says: a level that cannot keep its promise on this machine reports itself unavailable.
package protocol Containment: Sendable {
    /// The name in results and in `course doctor`: that of its `SandboxLevel`.
    var name: String { get }

    /// Whether this level works on this machine, found out by trying.
    func status() async -> ContainmentStatus

    /// Runs a program and everything that it starts to the end, and leaves none of it behind.
    ///
    /// - Parameter output: given each piece of output as it comes, when the request streams.
    /// - Returns: how it ended; a program that crashes, spins or floods is a result, never an error.
    /// - Throws: `SupervisionError` when the supervisor itself could not do its work, and `CancellationError`.
    func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport
}

extension Containment {
    /// Runs a program whose output is only wanted at the end.
    package func run(_ request: SandboxRequest) async throws -> RunReport {
        try await run(request, output: { _ in })
    }
}

/// What a level of containment can do on this machine.
package struct ContainmentStatus: Sendable, Equatable {
    package var name: String
    package var isAvailable: Bool
    /// What it keeps a program from, or why it is not available.
    package var says: String
    /// What would make it available.
    package var advice: String?

    package static func unavailable(_ name: String, _ reason: String, advice: String?) -> ContainmentStatus {
        ContainmentStatus(name: name, isAvailable: false, says: reason, advice: advice)
    }
}
