import Foundation
import Lessons
import Support
import Synchronization

/// Digests of files, each read once.
final class FileDigests: Sendable {
    private let known = Mutex<[String: String]>([:])

    /// The SHA-256 of a file, of a text with LF at the end of each line; nil when it cannot be read.
    func sha256(of file: URL) -> String? {
        let path = file.standardizedFileURL.path
        if let digest = known.withLock({ $0[path] }) { return digest }
        guard let digest = Self.digest(of: file) else { return nil }
        known.withLock { $0[path] = digest }
        return digest
    }

    private static let texts: Set<String> = ["swift", "py", "md", "txt", "json", "csv", "yaml", "yml", "toml", "sh"]

    private static func digest(of file: URL) -> String? {
        guard texts.contains(file.pathExtension.lowercased()) else { return try? FileDigest(of: file).hexadecimal }
        guard let text = try? Data(contentsOf: file) else { return nil }
        var digest = Digest()
        digest.append([UInt8](LineEnds.unified(text)))
        return digest.hexadecimal
    }
}
