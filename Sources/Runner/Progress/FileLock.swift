import Foundation

/// A lock between processes, held for the moment of one change; the system drops it when its holder ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Waits for the lock; it is given up when this value goes away.
    ///
    /// - Throws: `POSIXFailure` when the lock's file cannot be opened.
    init(_ file: URL) throws(POSIXFailure) {
        descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXFailure() }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw POSIXFailure() }
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}

/// What the system said when a call failed.
struct POSIXFailure: Error, CustomStringConvertible {
    let number: Int32

    init(_ number: Int32 = errno) { self.number = number }

    var description: String { String(cString: strerror(number)) }
}
