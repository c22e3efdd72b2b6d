import Foundation
import Support

/// A fresh folder for one run: what the program is asked, and room for what it writes.
///
/// Its name begins with the id of the course's process, so that what a killed course left behind is told from what another
/// one is using.
package struct RunFolder: Sendable {
    package let folder: URL
    /// What the check is asked to do.
    var assignment: URL { folder.appending(path: "assignment.json") }
    /// The only folder that is the program's to write to.
    package var scratch: URL { folder.appending(path: "scratch") }
    /// Copies of what the cases are given, under names that say nothing.
    var given: URL { folder.appending(path: "given") }
    package var temporary: URL { scratch.appending(path: "tmp") }
    /// Where the check leaves its outputs: a name that the program cannot have known.
    package let outputs: URL

    /// Makes the folder, for its owner alone.
    ///
    /// - Throws: `BuildFault.unwritable`.
    package init(in runs: URL) throws(BuildFault) {
        let token = String(UInt64.random(in: .min ... .max), radix: 36)
        folder = runs.appending(path: "\(getpid())-\(token)")
        outputs = folder.appending(path: "scratch/outputs-\(UInt64.random(in: .min ... .max)).safetensors")
        do {
            try FileManager.default.createDirectory(
                at: temporary, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unwritable(path: temporary.path, reason: error.localizedDescription)
        }
    }

    /// Whether there is no room left where it lies, so that nobody could have written anything.
    var isOnFullDisk: Bool {
        var use = statvfs()
        return statvfs(folder.path, &use) == 0 && UInt(use.f_bavail) * use.f_frsize < 64 << 10
    }

    /// Removes it and all that the program wrote, also what it locked or nested deep.
    package func remove() { FolderRemoval.remove(folder) }

    /// Removes the folders of courses that have ended without doing so.
    static func sweep(_ runs: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: runs.path)) ?? [] {
            guard let owner = name.split(separator: "-").first.flatMap({ pid_t($0) }) else { continue }
            if AtomicFile.hasEnded(owner) { FolderRemoval.remove(runs.appending(path: name)) }
        }
    }
}
