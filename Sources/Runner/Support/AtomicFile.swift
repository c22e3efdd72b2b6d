import Foundation

/// Replaces a file's content so that a reader, and a crash at any moment, sees the old content or the new, never a part.
package enum AtomicFile {
    /// Writes beside the file, flushes to the disk, renames over it and flushes the folder.
    ///
    /// - Parameter tidies: whether what killed processes left beside the file is removed, for which the folder is read; where
    ///   a folder has thousands of files, `tidy` does it once.
    /// - Throws: `POSIXFailure`; the file is then as it was.
    package static func write(_ data: Data, to file: URL, tidies: Bool = true) throws(POSIXFailure) {
        // One name for each process: what a killed process left is never taken for the file, and removed with the next.
        let temporary = file.deletingLastPathComponent()
            .appending(path: ".\(file.lastPathComponent).\(getpid()).new")
        let descriptor = open(temporary.path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXFailure() }
        do throws(POSIXFailure) {
            try writeAll(data, to: descriptor)
            guard fsync(descriptor) == 0 else { throw POSIXFailure() }
        } catch {
            close(descriptor)
            unlink(temporary.path)
            throw error
        }
        close(descriptor)
        guard rename(temporary.path, file.path) == 0 else {
            let failure = POSIXFailure()
            unlink(temporary.path)
            throw failure
        }
        if tidies { removeUnfinished(of: file) }
        let folder = open(file.deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Removes what processes that were killed in the middle of their writing have left in a folder.
    package static func tidy(_ folder: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasPrefix(".") && name.hasSuffix(".new") {
            guard let owner = name.dropLast(".new".count).split(separator: ".").last.flatMap({ pid_t($0) }),
                hasEnded(owner)
            else { continue }
            unlink(folder.appending(path: name).path)
        }
    }

    /// Removes what processes that were killed in the middle of their writing have left beside a file.
    private static func removeUnfinished(of file: URL) {
        let folder = file.deletingLastPathComponent()
        let prefix = ".\(file.lastPathComponent)."
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasPrefix(prefix) && name.hasSuffix(".new") {
            guard let owner = pid_t(name.dropFirst(prefix.count).dropLast(".new".count)), hasEnded(owner) else {
                continue
            }
            unlink(folder.appending(path: name).path)
        }
    }

    /// Whether there is no process of that number any more.
    package static func hasEnded(_ process: pid_t) -> Bool { kill(process, 0) != 0 && errno == ESRCH }

    private static func writeAll(_ data: Data, to descriptor: Int32) throws(POSIXFailure) {
        let bytes = [UInt8](data)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw POSIXFailure()
            }
            written += count
        }
    }
}
