import Foundation
import Support
import VersionControl

/// What will be staged, made beside git's own index and put in its place when everything else is done.
struct IndexDraft: Sendable {
    private let git: Git
    private let index: URL
    private let draft: URL

    /// A copy of the index with some entries changed.
    init(of git: Git, index: URL, changing entries: [String: Tree.Entry?]) async throws {
        (self.git, self.index) = (git, index)
        draft = index.deletingLastPathComponent().appending(path: "course-index")
        // An earlier attempt may have been ended where it held the lock.
        if Self.isSameFile(draft.path, index.path + ".lock") { unlink(index.path + ".lock") }
        unlink(draft.path)
        unlink(draft.path + ".lock")
        do {
            if FileManager.default.fileExists(atPath: index.path) {
                try FileManager.default.copyItem(at: index, to: draft)
            }
        } catch {
            throw StateError.unwritable(draft.path, error.localizedDescription)
        }
        try await git.run(["update-index", "-z", "--index-info"], input: Git.indexInfo(entries), index: draft)
    }

    /// Writes files as they will be staged over what lies there.
    func checkOut(_ paths: [String]) async throws {
        guard !paths.isEmpty else { return }
        try await git.run(
            ["checkout-index", "-f", "-q", "-u", "-z", "--stdin"], input: Array(paths.map { $0 + "\0" }.joined().utf8),
            index: draft)
    }

    /// Takes the index's place, as git itself does it: under its lock.
    func install() async throws {
        let lock = index.path + ".lock"
        var attempts = 0
        while link(draft.path, lock) != 0 {
            let reason = errno
            // A disk that knows no second names.
            if reason != EEXIST, (try? FileManager.default.copyItem(atPath: draft.path, toPath: lock)) != nil { break }
            attempts += 1
            guard reason == EEXIST, attempts < 50 else {
                throw CommandError.refused(
                    "Another git is at work in this clone: \(lock) is there. When it has ended (or if there is none, when you have "
                        + "removed that file), run the same command again; it goes on from here.")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        guard rename(lock, index.path) == 0 else {
            throw StateError.unwritable(index.path, POSIXFailure().description)
        }
        unlink(draft.path)
        // Times and sizes of what the learner has; not all of it is as it is staged, which is no fault.
        _ = try await git.answer(["update-index", "-q", "--refresh"])
    }

    private static func isSameFile(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_ino == other.st_ino
            && one.st_dev == other.st_dev
    }
}
