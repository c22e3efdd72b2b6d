import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The best level: the program lives in namespaces of its own, in a file system that holds only what it needs.
struct BubblewrapContainment: Containment {
    let name = SandboxLevel.bubblewrap.rawValue
    let supervisor: SupervisorProgram
    /// Absolute path of `bwrap`; `nil` when it is not on the `PATH`.
    let program: String?

    init(
        supervisor: SupervisorProgram = .thisProgram,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.supervisor = supervisor
        program = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/bwrap" }
            .first { $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0) }
    }

    func status() async -> ContainmentStatus {
        guard let program else {
            return .unavailable(
                name, "`bwrap` is not installed.",
                advice: "Install bubblewrap: \(SystemLibrary.bubblewrap.installCommand)")
        }
        let trial = BubblewrapCommand(
            policy: SandboxPolicy(), directory: "/", executable: "/bin/sh", arguments: ["-c", "exit 0"])
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(trial.arguments(statusDescriptor: nil)),
                output: .discarded, error: .string(limit: 4096))
            if result.terminationStatus.isSuccess {
                return ContainmentStatus(
                    name: name, isAvailable: true,
                    says: "no network, no other processes, and of the file system only what the exercise needs")
            }
            let said = result.standardError.split(separator: "\n").last.map(String.init)
            return .unavailable(
                name, "`bwrap` does not work here: \(said ?? "\(result.terminationStatus)").",
                advice: Self.advice(for: said ?? ""))
        } catch {
            return .unavailable(name, "`bwrap` cannot be started: \(error).", advice: nil)
        }
    }

    func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
        guard let program else { throw SupervisionError.notStarted(program: "bwrap", reason: "it is not installed") }
        var request = request
        request.mechanism = .bubblewrap(program: program)
        return try await supervisor.run(request, output: output)
    }

    /// What to do about what `bwrap` said.
    static func advice(for complaint: String) -> String {
        if complaint.contains("Unknown option") {
            return "It is too old: bubblewrap 0.8 or newer is needed."
        }
        let aboutNamespaces = ["uid map", "namespace", "RTM_NEWADDR", "Operation not permitted", "Permission denied"]
        guard aboutNamespaces.contains(where: complaint.contains) else {
            return "`bwrap --unshare-all --ro-bind / / true` should work in this shell."
        }
        return "Unprivileged user namespaces seem to be switched off. Allow them, as the machine's administrator: "
            + "`sudo sysctl -w kernel.unprivileged_userns_clone=1` (Debian), "
            + "`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` (Ubuntu), "
            + "or in a container give it the right to make them."
    }
}
