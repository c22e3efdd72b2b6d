import Foundation
import Support

/// How much room there is on a disk.
enum FreeSpace {
    /// The bytes that this user may still write to the disk of a folder; nil when the system does not say.
    @Sendable static func bytes(of folder: URL) -> Int? {
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else { return nil }
        return Int(status.f_bavail) * Int(status.f_frsize)
    }
}

extension ModelError {
    /// What to say when something cannot be written.
    package static func writing(to file: URL, needing bytes: Int, _ failure: POSIXFailure) -> ModelError {
        let folder = file.deletingLastPathComponent()
        return [ENOSPC, EDQUOT].contains(failure.number)
            ? .diskFull(folder: folder.path, needed: max(bytes, 0), free: FreeSpace.bytes(of: folder))
            : .unwritable(path: file.path, reason: failure.description)
    }
}
