/// How far a program is contained; the names that results, `course doctor` and `--containment` use.
package enum SandboxLevel: String, Codable, Sendable, CaseIterable {
    /// Namespaces of its own, and a file system in which only what it needs exists.
    case bubblewrap
    /// Rules in the kernel about files, sockets and other processes.
    case landlock
    /// Rules about files and sockets on macOS.
    case sandboxExec = "sandbox-exec"
    /// Limits alone.
    case limits

    /// The levels of this platform, the best first.
    package static var ladder: [SandboxLevel] {
        #if canImport(Darwin)
            [.sandboxExec, .limits]
        #else
            [.bubblewrap, .landlock, .limits]
        #endif
    }
}
