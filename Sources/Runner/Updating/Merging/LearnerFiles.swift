import Foundation
import Lessons
import Support
import VersionControl

/// Finds what the learner has written in exercises, and brings it together with the new version's starters.
struct LearnerFiles: Sendable {
    let git: Git
    let merge: StarterMerge
    let moves: PathMoves
    let base: CourseVersion
    let new: CourseVersion
    let committed: Tree
    /// Older starters that files go back to, by path.
    let pending: [String: String]

    struct Found: Sendable {
        var file: LearnerFile
        /// What will be written.
        var contents: Data?
    }

    struct Result: Sendable {
        var files: [Found] = []
        /// What the new version's commit has at a path instead of its starter: work that was committed.
        var entries: [String: Tree.Entry] = [:]
        /// Every exercise file that there was.
        var paths: Set<String> = []
    }

    func result() async throws -> Result {
        var result = Result()
        for lesson in base.lessons {
            for exercise in lesson.exercises {
                for path in exercise.edit {
                    let place = CourseVersion.path(lesson, path)
                    guard result.paths.insert(place).inserted else { continue }
                    try await look(at: place, of: exercise, into: &result)
                }
            }
        }
        return result
    }

    private func look(at path: String, of exercise: ExerciseOutline, into result: inout Result)
        async throws
    {
        let mine = git.kind(of: path) == S_IFREG ? try? Data(contentsOf: git.root.appending(path: path)) : nil
        let moved = moves.path(path)
        let target = new.tree[moved] == nil || new.exercise(exercise.id) == nil ? nil : moved
        let entry = target.flatMap { new.tree[$0] }
        let starters = try await git.contents(of: [base.tree[path], entry].compactMap { $0?.id })
        guard base.tree[path] != nil, let old = starters.first else { return }
        let starter = entry == nil ? nil : starters.last
        let isEdited = mine.map { LineEnds.unified($0) != LineEnds.unified(old) } ?? false

        if let target, let entry, let starter, let own = committed[path], own != base.tree[path] {
            let text = try await git.contents(of: [own.id])[0]
            let kept = try await combined(text, old, starter)?.text ?? text
            result.entries[target] = Tree.Entry(mode: entry.mode, id: try await git.store(kept, as: target))
        }
        // Other line ends alone are no edit, and stay all the same.
        guard let mine, mine != old || committed[path] != base.tree[path] else { return }
        var file = LearnerFile(
            exercise: exercise.id, title: exercise.title, path: path, target: target, fate: .gone, isEdited: isEdited,
            before: ContentDigest.of(mine), starter: entry?.id)
        guard let target, let starter else {
            result.files.append(Found(file: file))
            return
        }
        let beside = LearnerFile.beside(path)
        let older = pending[path].flatMap { git.kind(of: beside) == S_IFREG ? $0 : nil }
        let origin = try await origin(of: mine, older, old)
        var contents = mine
        if let combined = try await combined(mine, origin, starter) {
            contents = combined.text
            file.fate = combined.isMerged ? .merged : contents == mine ? .kept : .replaced
        } else if LineEnds.unified(old) == LineEnds.unified(starter) {
            // It was said when it happened, and nothing is new.
            file.fate = .kept
        } else if let program = SwiftProgram(LineEnds.unified(origin)),
            program == SwiftProgram(LineEnds.unified(starter))
        {
            file.fate = .reworded
        } else {
            file.fate = .conflict
        }
        if [.kept, .reworded].contains(file.fate), target != path { file.fate = .moved }
        if file.fate == .conflict || older != nil && isEdited {
            // What could not be merged before stays beside it, as the newest starter has it, until the learner takes it away.
            file.base = older ?? base.tree[path]?.id
            file.beside = isOurs(beside, old) && target == path ? beside : freeName(for: target, old)
        }
        if older != nil, file.beside != beside, isOurs(beside, old) { file.settled = beside }
        file.after = ContentDigest.of(contents)
        result.files.append(Found(file: file, contents: contents))
    }

    /// The starter that a file goes back to: where an older one is in question, the one that it is more like.
    private func origin(of mine: Data, _ older: String?, _ old: Data) async throws -> Data {
        guard let older else { return old }
        let text = try await git.contents(of: [older])[0]
        func distance(_ starter: Data) -> Int {
            let lines = [mine, starter].map {
                LineEnds.unified($0).split(separator: 10, omittingEmptySubsequences: false)
            }
            return lines[0].difference(from: lines[1]).count
        }
        return distance(old) <= distance(text) ? old : text
    }

    /// What becomes of a text when the starter that it goes back to becomes another; nil where both changed the same lines.
    private func combined(
        _ text: Data, _ base: Data, _ new: Data
    ) async throws -> (text: Data, isMerged: Bool)? {
        let plain = [text, base, new].map { LineEnds.unified($0) }
        if plain[1] == plain[2] || plain[0] == plain[2] { return (text, false) }
        if plain[0] == plain[1] { return (LineStyle(of: text).applied(to: plain[2]), false) }
        return switch try await merge.merge(text, base: base, new: new) {
        case .merged(let merged): LineEnds.unified(merged) == plain[0] ? (text, false) : (merged, true)
        case .conflict: nil
        }
    }

    /// Where a new starter can be put: not over one that somebody has worked on.
    private func freeName(for path: String, _ old: Data) -> String {
        let usual = LearnerFile.beside(path)
        var (name, number) = (usual, 2)
        while git.kind(of: name) != nil, !isOurs(name, old) {
            name = usual.replacing(".new-starter.", with: ".new-starter-\(number).")
            number += 1
        }
        return name
    }

    /// Whether a new starter that was put beside a file is still what it was.
    private func isOurs(_ path: String, _ starter: Data) -> Bool {
        (try? Data(contentsOf: git.root.appending(path: path))).map {
            LineEnds.unified($0) == LineEnds.unified(starter)
        }
            ?? false
    }
}
