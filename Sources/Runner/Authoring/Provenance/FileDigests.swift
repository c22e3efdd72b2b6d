import Foundation
import Support
import Synchronization

/// Digests of files, each read once.
final class FileDigests: Sendable {
    private let known = Mutex<[String: String]>([:])

    /// The SHA-256 of a file; nil when it cannot be read.
    func sha256(of file: URL) -> String? {
        let path = file.standardizedFileURL.path
        if let digest = known.withLock({ $0[path] }) { return digest }
        guard let digest = try? FileDigest(of: file).hexadecimal else { return nil }
        known.withLock { $0[path] = digest }
        return digest
    }
}
