import Foundation
import Support

/// Lets one build at a time use the staged package, across processes: a lock that the system drops when its holder ends.
final class BuildLock: Sendable {
    private let lock: FileLock

    /// Waits for the lock.
    ///
    /// - Parameter waiting: called once when somebody else has it.
    /// - Throws: `BuildFault.unwritable`, `CancellationError`.
    init(in folder: URL, waiting: @Sendable () -> Void) async throws {
        let file = folder.appending(path: "lock")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw BuildFault.unwritable(path: folder.path, reason: error.localizedDescription)
        }
        do {
            lock = try await FileLock(file, waiting: waiting)
        } catch let failure as POSIXFailure {
            throw BuildFault.unwritable(path: file.path, reason: failure.description)
        }
    }

    /// Gives the lock to whoever waits.
    func release() { lock.release() }
}
