#if canImport(Darwin)
    import Foundation

    /// The level of macOS: a profile that the kernel holds the program to.
    ///
    /// Untested: it has never been compiled or run there.
    struct SandboxExecContainment: Containment {
        let name = SandboxLevel.sandboxExec.rawValue
        let supervisor: SupervisorProgram

        init(supervisor: SupervisorProgram = .thisProgram) {
            self.supervisor = supervisor
        }

        func status() async -> ContainmentStatus {
            let trial = Process()
            let command = SandboxProfile(policy: SandboxPolicy()).command + ["/usr/bin/true"]
            trial.executableURL = URL(filePath: command[0])
            trial.arguments = Array(command.dropFirst())
            trial.standardError = FileHandle.nullDevice
            do {
                try trial.run()
                trial.waitUntilExit()
            } catch {
                return .unavailable(
                    name, "`sandbox-exec` cannot be started: \(error.localizedDescription).", advice: nil)
            }
            guard trial.terminationStatus == 0 else {
                return .unavailable(name, "`sandbox-exec` does not work here.", advice: nil)
            }
            return ContainmentStatus(
                name: name, isAvailable: true,
                says: "no network, and only the exercise's own files can be read or written")
        }

        func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
            var request = request
            // The package manager has a sandbox of its own there for manifests, and one cannot stand in another.
            request.mechanism = request.policy.readsEverything ? .none : .sandboxExec
            return try await supervisor.run(request, output: output)
        }
    }
#endif
