import Foundation
import Support

/// Writes what comes to the end of a file.
struct PartWriter: ~Copyable {
    private let descriptor: Int32
    /// How many bytes the file has.
    private(set) var bytes: Int

    init(_ file: URL) throws(POSIXFailure) {
        descriptor = open(file.path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXFailure() }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw POSIXFailure() }
        bytes = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Throws away what is there.
    mutating func empty() throws(POSIXFailure) {
        guard bytes > 0 else { return }
        guard ftruncate(descriptor, 0) == 0 else { throw POSIXFailure() }
        bytes = 0
    }

    mutating func append(_ part: UnsafeRawBufferPointer) throws(POSIXFailure) {
        var rest = part[...]
        while !rest.isEmpty {
            let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw POSIXFailure() }
            rest = rest.dropFirst(count)
            bytes += count
        }
    }
}
