import Foundation

/// A lock between processes, held while something changes; the system drops it when its holder ends.
package final class FileLock: Sendable {
    private let descriptor: Int32

    /// Waits for the lock; it is given up when this value goes away.
    ///
    /// - Throws: `POSIXFailure` when the lock's file cannot be opened.
    package init(_ file: URL) throws(POSIXFailure) {
        descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXFailure() }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw POSIXFailure() }
        }
    }

    /// Waits for the lock as long as the task is not cancelled.
    ///
    /// - Parameter waiting: called once when somebody else has it.
    /// - Throws: `POSIXFailure` when the lock's file cannot be opened, `CancellationError`.
    package init(_ file: URL, waiting: @Sendable () -> Void) async throws {
        descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXFailure() }
        var hasSaid = false
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard [EWOULDBLOCK, EINTR].contains(errno) else { throw POSIXFailure() }
            if !hasSaid { waiting() }
            hasSaid = true
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Takes the lock if nobody has it; nil where somebody has.
    ///
    /// - Throws: `POSIXFailure` when the lock's file cannot be opened.
    package init?(ifFree file: URL) throws(POSIXFailure) {
        descriptor = open(file.path, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw POSIXFailure() }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { return nil }
            throw POSIXFailure()
        }
    }

    /// Gives the lock to whoever waits.
    package func release() { flock(descriptor, LOCK_UN) }

    deinit { if descriptor >= 0 { close(descriptor) } }
}

/// What the system said when a call failed.
package struct POSIXFailure: Error, CustomStringConvertible {
    package let number: Int32

    package init(_ number: Int32 = errno) { self.number = number }

    package var description: String { String(cString: strerror(number)) }
}
