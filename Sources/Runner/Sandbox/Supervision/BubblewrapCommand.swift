import Foundation

/// How `bwrap` is called for a program: what exists in its world, and what it shares with the rest of the machine.
struct BubblewrapCommand: Sendable {
    let policy: SandboxPolicy
    let directory: String
    let executable: String
    let arguments: [String]

    /// Bytes in the private `/tmp`, which exists in memory only.
    private static let temporaryBytes = 64 << 20

    /// The arguments of `bwrap`.
    ///
    /// - Parameters:
    ///   - statusDescriptor: where it is to tell that the program was started, and how it ended.
    ///   - filterDescriptor: where it reads which system calls the program may not make.
    func arguments(statusDescriptor: Int32?, filterDescriptor: Int32? = nil) -> [String] {
        var words = ["--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"]
        if !policy.network { words.append("--unshare-net") }
        words += ["--disable-userns", "--die-with-parent", "--new-session", "--cap-drop", "ALL"]
        words += policy.readsEverything ? everything : system
        // Outer folders first: what is mounted later lies on top.
        for path in policy.readable.filter({ $0 != "/" }).sorted() { words += ["--ro-bind-try", path, path] }
        for path in policy.writable.sorted() { words += ["--bind-try", path, path] }
        words += ["--remount-ro", "/", "--chdir", directory]
        if let statusDescriptor { words += ["--json-status-fd", String(statusDescriptor)] }
        if let filterDescriptor { words += ["--seccomp", String(filterDescriptor)] }
        return words + ["--", executable] + arguments
    }

    /// The machine's own file system, to be looked at only.
    private var everything: [String] { ["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"] }

    /// A file system with what every program needs, and nothing else.
    private var system: [String] {
        var words: [String] = []
        for path in SystemFiles.readable {
            // Most distributions have `/bin` as a link to `usr/bin`.
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path), !path.hasPrefix("/etc/") {
                words += ["--symlink", target, path]
            } else {
                words += ["--ro-bind-try", path, path]
            }
        }
        for path in policy.hidden.sorted() where SystemFiles.contain(path) { words += ["--tmpfs", path] }
        // Read-only: whoever is root outside could otherwise change the kernel's settings in `/proc/sys`.
        words += ["--proc", "/proc", "--remount-ro", "/proc"]
        // Read-only as well: a file in `/dev/shm` would take memory that nobody counts.
        // What is mapped from `/dev/zero` and shared is such memory too.
        words += ["--dev", "/dev", "--ro-bind", "/dev/null", "/dev/zero", "--remount-ro", "/dev"]
        return words + ["--size", String(Self.temporaryBytes), "--tmpfs", "/tmp"]
    }
}
