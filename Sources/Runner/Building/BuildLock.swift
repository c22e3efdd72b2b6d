import Foundation

/// Lets one build at a time use the staged package, across processes: a lock that the system drops when its holder ends.
final class BuildLock: Sendable {
    private let descriptor: Int32

    /// Waits for the lock.
    ///
    /// - Parameter waiting: called once when somebody else has it.
    /// - Throws: `BuildFault.unwritable`, `CancellationError`.
    init(in folder: URL, waiting: @Sendable () -> Void) async throws {
        let path = folder.appending(path: "lock").path
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw BuildFault.unwritable(path: folder.path, reason: error.localizedDescription)
        }
        let opened = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw BuildFault.unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        descriptor = opened
        var hasSaid = false
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if !hasSaid { waiting() }
            hasSaid = true
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Gives the lock to whoever waits.
    func release() { flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }
}
