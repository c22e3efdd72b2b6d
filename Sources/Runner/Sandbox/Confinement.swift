/// How the supervisor is to keep a program to its reach.
enum Confinement: Codable, Sendable, Equatable {
    /// Not at all.
    case none
    /// The program is started by `bwrap`, which lies at this path.
    case bubblewrap(program: String)
    /// The program confines itself before its first instruction.
    case landlock
    /// The program is started by `sandbox-exec`.
    case sandboxExec
}
