#if canImport(Darwin)
    import Foundation

    /// The rung of macOS: a profile that the kernel holds the program to.
    ///
    /// Untested: it has never been compiled or run there.
    struct SandboxExecContainment: Containment {
        let name = Rung.sandboxExec.rawValue
        let supervisor: SupervisorProgram

        init(supervisor: SupervisorProgram = .thisProgram) {
            self.supervisor = supervisor
        }

        func status() async -> ContainmentStatus {
            let trial = Process()
            let command = SandboxProfile(reach: Reach()).command + ["/usr/bin/true"]
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

        func run(_ job: Job, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
            var job = job
            // The package manager has a sandbox of its own there for manifests, and one cannot stand in another.
            job.confinement = job.reach.readsEverything ? .none : .sandboxExec
            return try await supervisor.run(job, output: output)
        }
    }
#endif
