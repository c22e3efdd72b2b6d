import Foundation

/// The SHA-256 of a file, however large, in the memory of a small part of it.
///
/// ```swift
/// let digest = try FileDigest(of: weights)
/// guard digest.hexadecimal == described.sha256 else { ... }
/// ```
package struct FileDigest: Sendable, Hashable {
    /// 64 hexadecimal digits, small letters.
    package let hexadecimal: String

    /// Reads a file from its beginning to its end.
    ///
    /// - Parameter progress: told now and then how many bytes have been read.
    /// - Throws: `POSIXFailure` when the file cannot be opened or read; `CancellationError` between two parts.
    package init(of file: URL, progress: (Int) -> Void = { _ in }) throws {
        let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXFailure() }
        defer { close(descriptor) }
        var digest = Digest()
        var part = [UInt8](repeating: 0, count: 1 << 20)
        var done = 0
        while true {
            try Task.checkCancellation()
            let count = part.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw POSIXFailure() }
            if count == 0 { break }
            part.withUnsafeBytes { digest.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            done += count
            progress(done)
        }
        hexadecimal = digest.hexadecimal
    }
}
