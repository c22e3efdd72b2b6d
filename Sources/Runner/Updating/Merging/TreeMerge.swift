import Foundation
import Lessons
import Support
import VersionControl

/// The files of the new version, with what the learner has committed.
///
/// Exercise files are left to `LearnerFiles`; of all other files the side that changed them wins, and where both did, their texts
/// are merged as git would.
struct TreeMerge: Sendable {
    let git: Git
    let merge: StarterMerge
    let moves: PathMoves

    struct Result: Sendable {
        var tree: Tree
        /// Files that the learner has committed and the new version changes in the same place.
        var conflicts: [String] = []
        /// Files of the learner's own that the new version has too, as another.
        var doubles: [String] = []
    }

    /// - Parameter exercises: the paths of exercise files, as the learner has them.
    func result(base: Tree, mine: Tree, new: Tree, besides exercises: Set<String>) async throws -> Result {
        var result = Result(tree: new)
        for (path, entry) in mine.entries.sorted(by: { $0.key < $1.key }) {
            let before = base[path]
            // What the learner has not touched is as the new version has it.
            if entry == before || exercises.contains(path) { continue }
            let target = moves.path(path)
            let theirs = new[target]
            if theirs == entry || theirs == nil && before == nil || theirs == before {
                result.tree[target] = entry
            } else if let before, let theirs, let merged = try await merged(before, entry, theirs, path: target) {
                result.tree[target] = merged
            } else if before == nil {
                result.doubles.append(path)
            } else {
                result.conflicts.append(path)
            }
        }
        for (path, entry) in base.entries where mine[path] == nil && !exercises.contains(path) {
            let target = moves.path(path)
            // What the learner has taken out stays out; what has changed meanwhile comes back.
            if new[target] == entry { result.tree[target] = nil }
        }
        result.conflicts.sort()
        return result
    }

    private func merged(
        _ base: Tree.Entry, _ mine: Tree.Entry, _ new: Tree.Entry, path: String
    ) async throws -> Tree.Entry? {
        guard Set([base.mode, mine.mode, new.mode]).isSubset(of: ["100644", "100755"]) else { return nil }
        if mine.id == base.id { return Tree.Entry(mode: mine.mode, id: new.id) }
        if new.id == base.id { return Tree.Entry(mode: new.mode == base.mode ? mine.mode : new.mode, id: mine.id) }
        let texts = try await git.contents(of: [mine.id, base.id, new.id])
        guard !texts.contains(where: { $0.contains(0) }) else { return nil }
        guard let text = try await merge.texts(texts[0], texts[1], texts[2]) else { return nil }
        return Tree.Entry(mode: new.mode == base.mode ? mine.mode : new.mode, id: try await git.store(text, as: path))
    }
}
