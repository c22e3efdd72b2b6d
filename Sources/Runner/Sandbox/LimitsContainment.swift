import Foundation

/// The lowest level: limits on time, memory, processes, output and files, enforced by a supervisor that outlives nobody.
///
/// It does not keep a program from reading files, writing outside its folder or opening sockets.
struct LimitsContainment: Containment {
    let name = SandboxLevel.limits.rawValue
    let supervisor: SupervisorProgram

    init(supervisor: SupervisorProgram = .thisProgram) {
        self.supervisor = supervisor
    }

    func status() async -> ContainmentStatus {
        ContainmentStatus(
            name: name, isAvailable: true,
            says: "time, memory, processes, output and files are limited; files elsewhere and the network are not")
    }

    func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
        try await supervisor.run(request, output: output)
    }
}
