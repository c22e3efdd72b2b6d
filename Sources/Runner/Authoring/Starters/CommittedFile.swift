import Foundation
import VersionControl

/// A file as the last commit has it.
enum CommittedFile {
    /// Its contents; nil without version control, before the first commit, and where the commit has no such file.
    static func contents(of file: URL) async throws -> Data? {
        try await Git(root: file.deletingLastPathComponent(), for: "committed files").output(
            ["show", "HEAD:./\(file.lastPathComponent)"], limit: 1 << 20)
    }
}
