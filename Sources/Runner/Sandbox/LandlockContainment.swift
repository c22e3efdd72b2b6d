import CLaunch
import Foundation

/// The level that needs neither privileges nor another program: rules in the kernel about files and other processes
/// (Landlock), and about system calls (seccomp).
struct LandlockContainment: Containment {
    let name = SandboxLevel.landlock.rawValue
    let supervisor: SupervisorProgram

    init(supervisor: SupervisorProgram = .thisProgram) {
        self.supervisor = supervisor
    }

    func status() async -> ContainmentStatus {
        let version = claunch_landlock_version()
        let failure = Self.trial()
        switch failure {
        case 0:
            return ContainmentStatus(
                name: name, isAvailable: true,
                says: "no sockets, no signals to others, and only the exercise's own files can be read or written")
        case ENOSYS:
            return .unavailable(
                name, "the kernel has no Landlock, or it is switched off.",
                advice: "Add `landlock` to the `lsm=` parameter of the kernel (Linux 6.2 or newer).")
        case EOPNOTSUPP:
            return .unavailable(
                name, "the kernel's Landlock is version \(version), which does not guard files against being emptied.",
                advice: "Use Linux 6.2 or newer.")
        default:
            return .unavailable(
                name, "the kernel does not confine as it should (\(String(cString: strerror(failure)))).", advice: nil)
        }
    }

    /// Confines a process for a trial.
    ///
    /// - Parameter version: the newest Landlock to make use of, for trying how an older kernel would do.
    /// - Returns: 0 when all is as it should be, else an error number.
    static func trial(version: Int32 = .max) -> Int32 { claunch_try_confining(version) }

    func run(_ request: SandboxRequest, output: @Sendable (OutputPiece) -> Void) async throws -> RunReport {
        var request = request
        request.mechanism = .landlock
        return try await supervisor.run(request, output: output)
    }
}
