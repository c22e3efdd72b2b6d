/// A reach in the words of `sandbox-exec`, which macOS has.
///
/// Untested: written from its documentation, never run.
struct SandboxProfile: Sendable {
    let policy: SandboxPolicy

    /// What any program needs there, beside its own files.
    private static let system = [
        "/usr", "/bin", "/sbin", "/System", "/Library", "/private/etc", "/private/var/db", "/dev",
    ]

    /// The words that go before the program's own.
    var command: [String] { ["/usr/bin/sandbox-exec", "-p", text] }

    /// Everything is denied, and what is needed allowed.
    var text: String {
        var rules = [
            "(version 1)", "(deny default)", "(allow process-fork process-exec)", "(allow sysctl-read)",
            "(allow mach-lookup)", "(allow signal (target same-sandbox))", "(allow file-read-metadata)",
            "(allow file-ioctl (literal \"/dev/null\"))", "(allow file-write-data (literal \"/dev/null\"))",
        ]
        rules += (Self.system + policy.readable).map { "(allow file-read* (subpath \(Self.quoted($0))))" }
        rules += policy.writable.map { "(allow file-read* file-write* (subpath \(Self.quoted($0))))" }
        if policy.network { rules.append("(allow network*)") }
        return rules.joined(separator: "\n")
    }

    private static func quoted(_ path: String) -> String {
        "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
