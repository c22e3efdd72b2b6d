import CLaunch
import Foundation

/// A running editor.
struct EditorProcess: Sendable {
    let id: pid_t

    /// Why it did not start.
    struct NotStarted: Error { var reason: String }

    /// Starts an editor: with the terminal, or with nothing of it.
    init(_ editor: Editor) throws(NotStarted) {
        var arguments: [UnsafeMutablePointer<CChar>?] = editor.command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if !editor.needsTerminal {
            for descriptor: Int32 in 0...2 {
                posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
            }
        }
        var id = pid_t()
        let failure = posix_spawnp(&id, editor.command[0], &actions, nil, &arguments, environ)
        guard failure == 0 else { throw NotStarted(reason: String(cString: strerror(failure))) }
        self.id = id
    }

    /// Waits, on a thread of its own, until the editor has ended; while it is stopped, as by Ctrl-Z, so are we.
    ///
    /// - Returns: its exit status; a signal's number plus 128 when one ended it.
    func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread {
                var status: Int32 = 0
                while true {
                    let ended = waitpid(id, &status, WUNTRACED)
                    if ended < 0, errno == EINTR { continue }
                    guard ended == id else { return continuation.resume(returning: 0) }
                    guard status & 0xFF == 0x7F else { break }
                    claunch_stop()
                    kill(id, SIGCONT)
                }
                continuation.resume(returning: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
            }.start()
        }
    }
}
