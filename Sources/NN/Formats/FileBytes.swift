import Foundation

/// The bytes of an ordinary file: read when it is small, mapped into memory when it is large.
///
/// Mapped bytes are read when they are used, and take no memory that the system could not take back. The price: when
/// another program cuts the file short meanwhile, using what is gone would end the process by a signal. So small files
/// are never mapped, and whoever uses a large one asks ``checkUnchanged()`` right before each part; what
/// remains is a cut within that part's few milliseconds. A file that is replaced by renaming, as careful programs do,
/// is never cut.
package final class FileBytes: @unchecked Sendable {  // Nothing changes after `init`; a descriptor is a number.
    /// All bytes.
    package let data: Data
    private let path: String
    private let descriptor: Int32
    private let opened: stat
    private let isMapped: Bool

    /// The size from which a file is mapped.
    private static let large = 1 << 20

    /// Opens a file.
    ///
    /// - Parameter limit: the most bytes that are read.
    /// - Throws: `WeightsError.unreadable` when it cannot be opened, is a folder, a pipe or a device, is empty, or is
    ///   larger than the limit.
    package init(contentsOf url: URL, limit: Int = .max) throws(WeightsError) {
        path = url.path
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(file: path, reason: Self.reason(errno)) }
        var status = stat()
        var reason: String?
        var bytes = Data()
        var isMapped = false
        if fstat(descriptor, &status) != 0 {
            reason = Self.reason(errno)
        } else if status.st_mode & S_IFMT == S_IFDIR {
            reason = "it is a folder"
        } else if status.st_mode & S_IFMT != S_IFREG {
            reason = "it is not an ordinary file"
        } else if status.st_size == 0 {
            reason = "it is empty"
        } else if status.st_size > limit {
            reason = "it has \(status.st_size) bytes, wanted at most \(limit)"
        } else if status.st_size >= Self.large, let mapped = Self.map(descriptor, count: Int(status.st_size)) {
            (bytes, isMapped) = (mapped, true)
        } else {
            do {
                bytes = try Self.read(descriptor, count: Int(status.st_size))
            } catch {
                reason = error.reason
            }
        }
        data = bytes
        opened = status
        self.isMapped = isMapped
        // From here on `deinit` closes the file.
        if let reason { throw .unreadable(file: path, reason: reason) }
    }

    deinit {
        close(descriptor)
    }

    /// Throws when the file has been written to, or cut short, since it was opened.
    package func checkUnchanged() throws(WeightsError) {
        var status = stat()
        guard isMapped, fstat(descriptor, &status) == 0 else { return }
        guard status.st_size == opened.st_size, status.lastWritten == opened.lastWritten else {
            throw .unreadable(file: path, reason: "another program wrote to it while it was being read; try again")
        }
    }

    /// Says that a part of the bytes is not needed again soon, so that it counts no longer as this process's memory.
    package func release(_ part: Data) {
        guard isMapped else { return }
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let mapped = data.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
        part.withUnsafeBytes { bytes in
            let first = Int(bitPattern: bytes.baseAddress)
            // Bytes that were copied lie elsewhere and are nothing to let go of.
            guard first >= mapped, first + bytes.count <= mapped + data.count else { return }
            // Whole pages only; the rest is shared with the neighbors.
            let start = (first + page - 1) / page * page
            let end = (first + bytes.count) / page * page
            if start < end { madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, MADV_DONTNEED) }
        }
    }

    private struct Refusal: Error { let reason: String }

    private static func map(_ descriptor: Int32, count: Int) -> Data? {
        guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else { return nil }
        return Data(bytesNoCopy: base, count: count, deallocator: .custom { base, count in munmap(base, count) })
    }

    private static func read(_ descriptor: Int32, count: Int) throws(Refusal) -> Data {
        var bytes = Data(count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Foundation.read(descriptor, buffer.baseAddress! + done, count - done)
            }
            if got < 0, errno == EINTR { continue }
            if got < 0 { throw Refusal(reason: Self.reason(errno)) }
            if got == 0 { return bytes.prefix(done) }
            done += got
        }
        return bytes
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file"
        case EACCES, EPERM: "permission was denied"
        case ENOTDIR: "a part of its path is not a folder"
        case ENXIO, EOPNOTSUPP: "it is not an ordinary file"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}

extension stat {
    /// When the contents were last written, in nanoseconds.
    fileprivate var lastWritten: Int {
        #if canImport(Darwin)
            st_mtimespec.tv_sec * 1_000_000_000 + st_mtimespec.tv_nsec
        #else
            st_mtim.tv_sec * 1_000_000_000 + st_mtim.tv_nsec
        #endif
    }
}
