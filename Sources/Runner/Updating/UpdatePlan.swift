import Foundation
import Lessons
import Support
import VersionControl

/// An update that could be made: what would change, what becomes of the learner's files, and what is in the way.
package struct UpdatePlan: Sendable {
    /// The version that the learner's goes back to, and the newest.
    package let old: CourseVersion
    package let new: CourseVersion
    package let obstacles: Obstacles
    /// The learner's files, also those that nothing happens to.
    package let files: [LearnerFile]
    /// The exercises that are others now.
    package let exercises: [ExerciseChange]
    /// Lessons that have another folder, by their folders' names.
    package let renumbered: [(from: String, to: String)]
    /// How many of the course's own files change.
    package let changedFiles: Int
    /// How many commits newer.
    package let commits: Int

    let journal: UpdateJournal
    let contents: [Data?]
    let index: URL
    let tree: Tree
    let isOwn: Bool

    /// What is new in words.
    package var news: [Changelog.Section] { new.changes.news(since: old.changes) }

    /// The exercises that somebody has worked on, by their ids in the version that the learner has.
    package var editedExercises: [String] {
        var seen: Set<String> = []
        return files.filter(\.isEdited).compactMap(\.exercise).filter { seen.insert($0).inserted }
    }
}

/// Makes plans; nothing is changed by it but what git keeps of contents.
struct UpdatePlanner: Sendable {
    let git: Git
    let clone: Clone
    let source: UpdateSource
    let scratch: URL

    /// - Parameter newest: the commit to go to.
    /// - Returns: nil when there is nothing newer.
    func plan(to newest: String) async throws -> UpdatePlan? {
        let common = try await git.answer(["merge-base", clone.head, newest])
        guard common.status == 0 else {
            throw CommandError.refused(
                "This clone and \(source.words) have no version in common, so nobody can tell your changes from those of the course. "
                    + "Is that the same course? Nothing was changed.")
        }
        if common.text == newest { return nil }
        let old = try await CourseVersion(git, common.text)
        let new = try await CourseVersion(git, newest)
        let isOwn = common.text != clone.head
        let mine = isOwn ? try await git.tree(of: clone.head) : old.tree
        let moves = PathMoves(from: old, to: new)
        let parsing = SwiftParsing(scratch: scratch)
        let merge = StarterMerge(git: git, scratch: scratch) { await parsing.parses($0) }
        var state = UpdateState(of: git.root)
        let found = try await LearnerFiles(
            git: git, merge: merge, moves: moves, base: old, new: new, committed: mine, pending: state.bases
        ).result()
        var merged = try await TreeMerge(git: git, merge: merge, moves: moves).result(
            base: old.tree, mine: mine, new: new.tree, besides: found.paths)
        merged.tree.entries.merge(found.entries) { $1 }

        var files = found.files
        var obstacles = Obstacles(committed: merged.conflicts, unknown: merged.doubles)
        let (leaving, coming) = (Set(files.map(\.file.path)), Set(files.compactMap(\.file.target)))
        let starters = new.starters
        let isOwnWork = { (path: String) in coming.contains(path) || leaving.contains(path) && merged.tree[path] == nil
        }
        var changes = changes(from: mine, to: merged.tree).filter { !isOwnWork($0.path) }.map { change in
            var change = change
            change.exercise = starters[change.path]
            return change
        }
        for target in coming.subtracting(leaving) where mine[target] == nil && git.kind(of: target) != nil {
            obstacles.unknown.append(target)
        }
        let carried = try await check(
            changes.filter { !leaving.contains($0.path) }, moves, merged.tree, &obstacles)
        files += carried
        let taken = Set(carried.flatMap { [$0.file.path] + ($0.file.target.map { [$0] } ?? []) })
        changes.removeAll { taken.contains($0.path) }

        if let from = source.remembered { state.from = from }
        state.bases = Dictionary(
            files.compactMap { found in found.file.base.flatMap { base in found.file.target.map { ($0, base) } } },
            uniquingKeysWith: { $1 })
        let kept = files.map(\.file)
        let exercises = ExerciseChange.all(from: old, to: new)
        let journal = UpdateJournal(
            head: clone.head, next: newest, fromVersion: old.name, toVersion: new.name, changes: changes,
            files: kept.filter(\.isConcerned), index: [:], folders: moves.folders,
            state: state,
            keeping: ".course/kept/\(Timestamp.now)", exercises: exercises,
            rebuilds: changes.contains { change in
                ["Sources/", "Package.swift", "course", "Tools/setup/"].contains(where: change.path.hasPrefix)
            })
        let renumbered = moves.folders.compactMap { folder in folder.to.map { (from: folder.from, to: $0) } }
        let commits = Int(try await git.run(["rev-list", "--count", "\(common.text)..\(newest)"]).text) ?? 0
        return UpdatePlan(
            old: old, new: new, obstacles: obstacles, files: kept, exercises: exercises, renumbered: renumbered,
            changedFiles: changes.count, commits: commits, journal: journal,
            contents: files.filter(\.file.isConcerned).map(\.contents),
            index: clone.index, tree: merged.tree, isOwn: isOwn)
    }

    private func changes(from old: Tree, to new: Tree) -> [UpdateJournal.Change] {
        Set(old.entries.keys).union(new.entries.keys).filter { old[$0] != new[$0] }.sorted().map {
            UpdateJournal.Change(path: $0, before: old[$0], after: new[$0])
        }
    }

    /// Looks for what the learner would lose; files that only have to move with their lesson are returned.
    private func check(
        _ changes: [UpdateJournal.Change], _ moves: PathMoves, _ next: Tree, _ obstacles: inout Obstacles
    ) async throws -> [LearnerFiles.Found] {
        let present = try await git.present(changes.map(\.path))
        let leaving = Set(changes.filter { $0.after == nil }.map(\.path))
        var carried: [LearnerFiles.Found] = []
        for change in changes {
            let there = present[change.path]
            if let before = change.before {
                guard let there, there != before.id, there != change.after?.id else {
                    if there == nil, git.kind(of: change.path) == S_IFDIR { obstacles.edited.append(change.path) }
                    continue
                }
                let target = moves.path(change.path)
                if target != change.path, next[target] == before,
                    let contents = try? Data(contentsOf: git.root.appending(path: change.path))
                {
                    let digest = ContentDigest.of(contents)
                    carried.append(
                        LearnerFiles.Found(
                            file: LearnerFile(
                                exercise: nil, title: change.path, path: change.path, target: target, fate: .moved,
                                isEdited: true, before: digest, after: digest), contents: contents))
                } else {
                    obstacles.edited.append(change.path)
                }
            } else if isBlocked(change.path, leaving) || there != nil && there != change.after?.id {
                obstacles.unknown.append(change.path)
            }
        }
        return carried
    }

    /// Whether something that stays lies where a file and its folders are to be.
    private func isBlocked(_ path: String, _ leaving: Set<String>) -> Bool {
        if git.kind(of: path) == S_IFDIR {
            let below = FileManager.default.enumerator(atPath: git.root.appending(path: path).path)
            while let name = below?.nextObject() as? String {
                let file = "\(path)/\(name)"
                if git.kind(of: file) != S_IFDIR, !leaving.contains(file) { return true }
            }
        }
        var folder = (path as NSString).deletingLastPathComponent
        while !folder.isEmpty {
            if let kind = git.kind(of: folder), kind != S_IFDIR, !leaving.contains(folder) { return true }
            folder = (folder as NSString).deletingLastPathComponent
        }
        return false
    }
}

extension UpdatePlan {
    /// An exercise in the version that the learner has, and its lesson's folder, relative to the course.
    package func place(of exercise: String) -> (exercise: ExerciseOutline, folder: String)? {
        old.exercise(exercise).map { ($0.exercise, CourseVersion.folder(of: $0.lesson)) }
    }
}
