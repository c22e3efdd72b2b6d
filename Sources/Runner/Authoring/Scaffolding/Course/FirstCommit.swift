import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

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
    static func make(in folder: URL) async -> FirstCommit {
        guard await git(["--version"], in: folder) != nil else { return .noGit }
        if let outer = await git(["rev-parse", "--show-toplevel"], in: folder) { return .inside(repository: outer) }
        // `init -b main` is newer than some that are in use.
        guard await git(["init", "-q"], in: folder) != nil,
            await git(["symbolic-ref", "HEAD", "refs/heads/main"], in: folder) != nil,
            await git(["add", "-A"], in: folder) != nil,
            await git(["commit", "-q", "-m", "A course with its first lesson"], in: folder) != nil
        else { return .uncommitted }
        return .made
    }

    /// What a command prints, which never asks; nil where it fails.
    private static func git(_ arguments: [String], in folder: URL) async -> String? {
        let result = try? await Subprocess.run(
            .name("git"), arguments: Arguments(arguments),
            environment: .inherit.updating(["GIT_TERMINAL_PROMPT": "0"]), workingDirectory: FilePath(folder.path),
            output: .string(limit: 1 << 16), error: .discarded)
        guard let result, case .exited(0) = result.terminationStatus else { return nil }
        return result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
