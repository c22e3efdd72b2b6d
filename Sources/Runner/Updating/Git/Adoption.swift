import Foundation
import Lessons
import Support
import VersionControl

/// Makes a clone of a copy that came without its history, as a download does.
///
/// It is safe only where the copy is one of the versions, all but the exercises' files: then whatever is in those is the learner's, and
/// nothing else is.
struct Adoption: Sendable {
    let root: URL
    let source: UpdateSource

    /// Puts the history beside the files, and nothing of the files is touched.
    ///
    /// - Throws: `CommandError` where the copy is none of the versions; no history is left behind then.
    func make(asks: Bool) async throws {
        let folder = root.appending(path: ".course/adopted.git")
        FolderRemoval.remove(folder)
        defer { FolderRemoval.remove(folder) }
        let git = Git(root: root, folder: folder, for: "updates")
        try await git.run(["init", "-q"])
        let newest = try await source.fetch(git, asks: asks)
        let paths = try await git.run(["ls-files", "-o", "-z", "--exclude-standard"]).output.split(separator: 0)
        let present = try await git.present(paths.map { String(decoding: $0, as: UTF8.self) })
        let commit = try await version(like: present, to: newest, git)
        try await git.run(["symbolic-ref", "HEAD", "refs/heads/main"])
        try await git.run(["update-ref", "-m", "course update: from a copy", "refs/heads/main", commit])
        try await git.run(["read-tree", commit])
        try await git.run(["config", "--unset", "core.worktree"])
        guard rename(folder.path, root.appending(path: ".git").path) == 0 else {
            throw StateError.unwritable(root.appending(path: ".git").path, POSIXFailure().description)
        }
    }

    /// The newest version that the copy is, but for what a learner edits.
    private func version(like present: [String: String], to newest: String, _ git: Git) async throws -> String {
        let commits = try await git.run(["rev-list", "--first-parent", newest]).text.split(separator: "\n").map(
            String.init)
        var nearest: (name: String, files: [String])?
        for commit in commits {
            // Most versions are further away already, without a look at their lessons.
            let tree = try await git.tree(of: commit)
            let differing = tree.entries.filter { present[$0.key] != $0.value.id && !$0.key.contains("/Exercise/") }
            guard differing.count < nearest?.files.count ?? .max else { continue }
            let version = try await CourseVersion(git, commit)
            let own = Set(version.starters.keys)
            let files = tree.entries.filter { present[$0.key] != $0.value.id && !own.contains($0.key) }.keys.sorted()
            if files.isEmpty { return commit }
            if files.count < nearest?.files.count ?? .max { nearest = (version.name, files) }
        }
        let few = nearest.map { nearest in
            let shown = nearest.files.prefix(5) + (nearest.files.count > 5 ? ["\(nearest.files.count - 5) more"] : [])
            return " It is nearest to \(nearest.name), which has other contents in \(Spelling.list(Array(shown)))."
        }
        throw CommandError.refused(
            "\(root.path) has no history, and is none of the versions at \(source.words), so nobody can tell what in it is yours."
                + (few ?? "")
                + " Clone the course into a new folder, and copy your folder .course and the files that you edited "
                + "into it. Nothing was changed.")
    }
}
