import Foundation
import Support
import VersionControl

/// Writes down all that an update is going to do; nothing that the learner has is touched by it.
struct UpdatePreparation: Sendable {
    let git: Git
    let plan: UpdatePlan

    func make() async throws -> UpdateJournal {
        var journal = plan.journal
        let head = journal.head
        let mine = try await git.tree(of: head)
        journal.index = try await index(mine)
        if plan.isOwn { journal.next = try await commit(journal) }
        let root = git.root
        FolderRemoval.remove(UpdateJournal.folder(root))
        do {
            try FileManager.default.createDirectory(
                at: UpdateJournal.folder(root).appending(path: "files"), withIntermediateDirectories: true)
            for (number, contents) in plan.contents.enumerated() {
                guard let contents else { continue }
                try AtomicFile.write(contents, to: UpdateJournal.contents(root, number))
            }
        } catch {
            throw StateError.unwritable(UpdateJournal.folder(root).path, "\(error)")
        }
        try journal.save(in: root)
        return journal
    }

    /// What is staged afterwards: the new version, and what the learner had staged.
    private func index(_ mine: Tree) async throws -> [String: Tree.Entry?] {
        let staged = try await git.stagedTree()
        let own = Dictionary(plan.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [String: Tree.Entry?] = [:]
        for path in Set(mine.entries.keys).union(plan.tree.entries.keys) where mine[path] != plan.tree[path] {
            if staged[path] == mine[path] { changes[path] = .some(plan.tree[path]) }
        }
        for (path, file) in own where staged[path] != mine[path] {
            guard let target = file.target, target != path, let entry = staged[path] else { continue }
            changes[path] = .some(nil)
            changes[target] = .some(entry)
        }
        return changes
    }

    /// Joins the learner's commits and the new version.
    private func commit(_ journal: UpdateJournal) async throws -> String {
        let index = plan.index.deletingLastPathComponent().appending(path: "course-tree")
        try? FileManager.default.removeItem(at: index)
        defer { try? FileManager.default.removeItem(at: index) }
        try await git.run(
            ["update-index", "-z", "--index-info"], input: Git.indexInfo(plan.tree.entries.mapValues { $0 }),
            index: index)
        let tree = try await git.run(["write-tree"], index: index).text
        var names: [String: String] = [:]
        for role in ["AUTHOR", "COMMITTER"] where try await git.answer(["var", "GIT_\(role)_IDENT"]).status != 0 {
            (names["GIT_\(role)_NAME"], names["GIT_\(role)_EMAIL"]) = ("course update", "course@localhost")
        }
        let isSame = journal.fromVersion == journal.toVersion
        let message =
            "Update the course"
            + (isSame ? " (\(journal.toVersion))" : " from \(journal.fromVersion) to \(journal.toVersion)")
        return try await git.run(
            ["commit-tree", tree, "-p", journal.head, "-p", plan.new.commit, "-m", message], variables: names
        ).text
    }
}

extension Git {
    /// Entries in the form that `update-index` reads.
    static func indexInfo(_ entries: [String: Tree.Entry?]) -> [UInt8] {
        // What goes comes first: a folder may stand where a file was.
        let removed = entries.filter { $0.value == nil }.keys.sorted().map {
            "0 0000000000000000000000000000000000000000\t\($0)\0"
        }
        let added = entries.compactMap { path, entry in entry.map { "\($0.mode) \($0.id)\t\(path)\0" } }.sorted()
        return Array((removed + added).joined().utf8)
    }
}
