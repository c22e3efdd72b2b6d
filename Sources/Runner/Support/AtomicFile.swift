import Foundation

/// Replaces a file's content so that a reader, and a crash at any moment, sees the old content or the new, never a part.
package enum AtomicFile {
    /// Writes beside the file, flushes to the disk, renames over it and flushes the folder.
    ///
    /// - Throws: `POSIXFailure`; the file is then as it was.
    package static func write(_ data: Data, to file: URL) throws(POSIXFailure) {
        // One name for each process: what a killed process left is overwritten or ignored, never taken for the file.
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
        let folder = open(file.deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

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
