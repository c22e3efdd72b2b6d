import Foundation
import Support
import VersionControl

/// What an update has to know about a clone before it looks elsewhere.
struct Clone: Sendable {
    /// The commit that is checked out.
    var head: String
    /// Where git keeps what is staged.
    var index: URL

    /// Looks at the clone.
    ///
    /// - Throws: `CommandError` where this is none, or git is in the middle of something.
    init(_ git: Git) async throws {
        let top = try await git.answer(["rev-parse", "--show-toplevel", "--absolute-git-dir"])
        let lines = top.text.split(separator: "\n").map(String.init)
        guard top.status == 0, lines.count == 2, Self.isSame(lines[0], git.root.path) else {
            throw Self.noClone(git, top)
        }
        let folder = URL(filePath: lines[1])
        for (name, what, end) in Self.unfinished
        where FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
            throw CommandError.refused(
                "\(what) in this clone is not finished. Finish it, or end it by `git \(end) --abort`, then update.")
        }
        let head = try await git.answer(["rev-parse", "--verify", "HEAD^{commit}"])
        guard head.status == 0 else {
            throw CommandError.refused(
                "This clone has no commit yet. Clone the course anew, and copy your files into it.")
        }
        self.head = head.text
        let index = try await git.run(["rev-parse", "--git-path", "index"]).text
        self.index = index.hasPrefix("/") ? URL(filePath: index) : git.root.appending(path: index)
    }

    private static let unfinished = [
        ("MERGE_HEAD", "A merge", "merge"), ("rebase-merge", "A rebase", "rebase"),
        ("rebase-apply", "A rebase", "rebase"),
        ("CHERRY_PICK_HEAD", "A cherry-pick", "cherry-pick"), ("REVERT_HEAD", "A revert", "revert"),
    ]

    private static func isSame(_ first: String, _ second: String) -> Bool {
        URL(filePath: first).resolvingSymlinksInPath().path == URL(filePath: second).resolvingSymlinksInPath().path
    }

    private static func noClone(_ git: Git, _ top: Git.Answer) -> CommandError {
        if top.isOfSomebodyElse {
            return .refused(
                "git does not trust \(git.root.path), which belongs to somebody else. Allow it by "
                    + "`git config --global --add safe.directory '\(git.root.path)'`, then update.")
        }
        return .refused(
            "\(git.root.path) is no clone of the course (a download without its history, perhaps), so nobody can tell what in it "
                + "is yours. `course update --from ADDRESS` gives it its history, if it is one of the versions there; else clone the "
                + "course into a new folder, and copy your folder .course and the files that you edited into it.")
    }
}
