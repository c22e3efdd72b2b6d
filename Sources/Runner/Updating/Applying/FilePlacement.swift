import Foundation
import Support
import VersionControl

/// Puts the learner's files where they belong, with what they will hold.
struct FilePlacement: Sendable {
    let files: CourseFiles
    let journal: UpdateJournal

    private var git: Git { files.git }
    private func url(_ path: String) -> URL { git.root.appending(path: path) }

    func make(_ outcome: inout UpdateOutcome) async throws {
        // All are read before any is written: one may go to where another comes from.
        let current = journal.files.map { try? Data(contentsOf: url($0.path)) }
        for (number, file) in journal.files.enumerated() {
            let mine = current[number]
            let digest = mine.map { ContentDigest.of($0) }
            var isEdited = false
            if let target = file.target {
                isEdited = try place(file, number, at: target, mine: mine, digest)
                if isEdited, file.fate != .conflict, let exercise = file.exercise { outcome.left.append(exercise) }
            }
            if file.target != file.path { outcome.aside += try leave(file, digest) }
            if file.beside != nil || isEdited && file.fate == .merged, let target = file.target,
                let starter = file.starter
            {
                try await files.place(
                    starter: starter, at: file.beside ?? LearnerFile.beside(target), besides: mine)
            }
            if let settled = file.settled, settled != file.beside { files.remove(settled) }
        }
    }

    /// Writes what a file will hold, unless it does.
    ///
    /// - Returns: whether it was edited since the plan was made, and is as it was edited.
    private func place(
        _ file: LearnerFile, _ number: Int, at target: String, mine: Data?, _ digest: String?
    ) throws(StateError) -> Bool {
        let there = ContentDigest.of(url(target))
        if there == file.after { return false }
        // Where it stays, only what the plan has seen is replaced; where it goes to, nothing but others that leave.
        let seen = target == file.path ? [file.before] : journal.files.map(\.before)
        if let there, !seen.contains(there) { return true }
        let isSomeResult = digest.map { digest in journal.files.contains { $0.after == digest } } ?? false
        let isEdited = digest != nil && digest != file.before && !isSomeResult
        do {
            let kept = UpdateJournal.contents(git.root, number)
            let contents = if isEdited, let mine { mine } else { try Data(contentsOf: kept) }
            try FileManager.default.createDirectory(
                at: url(target).deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(contents, to: url(target))
        } catch {
            throw .unwritable(url(target).path, "\(error)")
        }
        return isEdited
    }

    /// Takes a file from where it was, when it is elsewhere or kept.
    ///
    /// - Returns: where it is now, if it had to be put aside.
    private func leave(_ file: LearnerFile, _ digest: String?) throws(StateError) -> [String] {
        let isTaken = journal.files.contains { $0.target == file.path }
        let isLate = journal.lateChanges.contains { $0.path == file.path && digest != file.before }
        guard let digest, !isTaken, !isLate else { return [] }
        let there = file.target.flatMap { ContentDigest.of(url($0)) }
        let isKept = file.target == nil || there != nil
        guard isKept, digest == file.before || digest == there else { return [try files.setAside(file.path)] }
        files.remove(file.path)
        return []
    }
}
