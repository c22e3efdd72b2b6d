import Foundation
import VersionControl

/// Whether a new course came under version control.
package enum FirstCommit: Sendable, Equatable {
    case made
    /// It is a repository, and nothing is committed: git does not know whose commit it would be, or refuses it.
    case uncommitted
    /// There is no git.
    case noGit
    /// It lies in another repository, and belongs to that.
    case inside(repository: String)

    /// Makes a repository of a folder, with one commit.
    ///
    /// - Throws: `CancellationError`.
    static func make(in folder: URL) async throws -> FirstCommit {
        let git = Git(root: folder, for: "commits")
        func works(_ arguments: String...) async throws -> Bool { try await git.output(arguments) != nil }
        guard try await works("--version") else { return .noGit }
        if let outer = try await git.text(["rev-parse", "--show-toplevel"]) { return .inside(repository: outer) }
        // `init -b main` is newer than some that are in use.
        guard try await works("init", "-q"), try await works("symbolic-ref", "HEAD", "refs/heads/main"),
            try await works("add", "-A"), try await works("commit", "-q", "-m", "A course with its first lesson")
        else { return .uncommitted }
        return .made
    }
}
