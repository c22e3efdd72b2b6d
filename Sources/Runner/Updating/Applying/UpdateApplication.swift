import Foundation
import Support

/// Does what a journal says, from wherever an earlier attempt was ended.
///
/// Every step looks at what is there before it does anything: done twice, it is as if it had been done once, and what somebody has
/// edited meanwhile is known by being neither what was nor what is to be.
struct UpdateApplication: Sendable {
    let git: Git
    let journal: UpdateJournal
    /// Called between the steps.
    var step: @Sendable (Step) throws -> Void = { _ in }

    enum Step: String, Sendable, CaseIterable {
        case begun, removed, written, merged, tidied, staged, moved
    }

    private var root: URL { git.root }

    func make() async throws -> UpdateOutcome {
        var outcome = UpdateOutcome(journal: journal)
        let index = try await Clone(git).index
        let draft = index.deletingLastPathComponent().appending(path: "course-index")
        try replace(draft, by: index)
        try await git.run(["update-index", "-z", "--index-info"], input: Git.indexInfo(journal.index), index: draft)
        try step(.begun)

        let late = journal.lateChanges
        let changes = journal.changes.filter { change in !late.contains { $0.path == change.path } }
        let present = try await git.present(changes.map(\.path))
        var left: Set<String> = []
        for change in changes where try await !makeRoom(for: change, present[change.path], &outcome) {
            left.insert(change.path)
        }
        for change in changes where change.after == nil { remove(change.path) }
        try step(.removed)
        try await checkOut(changes.filter { $0.after != nil && !left.contains($0.path) }.map(\.path), from: draft)
        try step(.written)
        try await placeFiles(&outcome)
        try await checkOut(late.map(\.path).filter { git.kind(of: $0) == nil }, from: draft)
        try step(.merged)
        for folder in journal.folders { tidy(folder, &outcome) }
        try step(.tidied)
        try install(draft, as: index)
        _ = try await git.answer(["update-index", "-q", "--refresh"])
        try step(.staged)
        let head = try await git.run(["rev-parse", "HEAD"]).text
        if head == journal.head {
            try await git.run(
                [
                    "update-ref", "-m", "course update: \(journal.fromVersion) to \(journal.toVersion)", "HEAD",
                    journal.next,
                    journal.head,
                ])
        }
        try step(.moved)
        try journal.state.save(in: root)
        UpdateJournal.remove(in: root)
        return outcome
    }

    // MARK: The course's own files

    /// Sees to it that nothing of the learner's is written over: what was edited since the plan was made is put aside, and what is
    /// an answer to an exercise is left as it is, with the new starter beside it.
    ///
    /// - Returns: whether the new file can be written.
    private func makeRoom(
        for change: UpdateJournal.Change, _ present: String?, _ outcome: inout UpdateOutcome
    ) async throws -> Bool {
        guard let present, present != change.before?.id, present != change.after?.id else { return true }
        let file = root.appending(path: change.path)
        if let after = change.after, let half = try? Data(contentsOf: file),
            try await git.contents(of: [after.id])[0].starts(with: half)
        {
            // Git was ended while it wrote.
            return true
        }
        if let exercise = change.exercise, let after = change.after {
            let mine = try? Data(contentsOf: file)
            try await place(starter: after.id, at: LearnerFile.beside(change.path), in: mine)
            outcome.left.append(exercise)
            return false
        }
        setAside(change.path, &outcome)
        return true
    }

    private func checkOut(_ paths: [String], from draft: URL) async throws(CommandError) {
        guard !paths.isEmpty else { return }
        try await git.run(
            ["checkout-index", "-f", "-q", "-u", "-z", "--stdin"], input: Array(paths.map { $0 + "\0" }.joined().utf8),
            index: draft)
    }

    /// Removes a file, and the folders that it leaves empty.
    private func remove(_ path: String) {
        guard git.kind(of: path) != S_IFDIR else { return }
        unlink(root.appending(path: path).path)
        var folder = (path as NSString).deletingLastPathComponent
        while !folder.isEmpty, rmdir(root.appending(path: folder).path) == 0 {
            folder = (folder as NSString).deletingLastPathComponent
        }
    }

    // MARK: The learner's files

    private func placeFiles(_ outcome: inout UpdateOutcome) async throws {
        // All are read before any is written: one may go to where another comes from.
        let current = journal.files.map { try? Data(contentsOf: root.appending(path: $0.path)) }
        for (number, file) in journal.files.enumerated() {
            let mine = current[number]
            let digest = mine.map { ContentDigest.of($0) }
            var isEdited = false
            if let target = file.target {
                isEdited = try place(file, number, at: target, mine: mine, digest)
                if isEdited, file.fate != .conflict, let exercise = file.exercise { outcome.left.append(exercise) }
            }
            if file.target != file.path { leave(file, digest, &outcome) }
            try await placeStarter(file, mine: mine, isNeeded: file.beside != nil || isEdited && file.fate == .merged)
            if let settled = file.settled, settled != file.beside { remove(settled) }
        }
    }

    /// Writes what a file will hold, unless it does.
    ///
    /// - Returns: whether it was edited since the plan was made, and is as it was edited.
    private func place(
        _ file: LearnerFile, _ number: Int, at target: String, mine: Data?, _ digest: String?
    ) throws(StateError) -> Bool {
        let place = root.appending(path: target)
        let there = ContentDigest.of(place)
        if there == file.after { return false }
        // Where it stays, only what the plan has seen is replaced; where it goes to, nothing but others that leave.
        let seen = target == file.path ? [file.before] : journal.files.map(\.before)
        if let there, !seen.contains(there) { return true }
        let isEdited = digest.map { $0 != file.before && !isSomeResult($0) } ?? false
        guard let contents = isEdited ? mine : try? Data(contentsOf: UpdateJournal.contents(root, number)) else {
            return false
        }
        do {
            try FileManager.default.createDirectory(
                at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(contents, to: place)
        } catch {
            throw .unwritable(place.path, "\(error)")
        }
        return isEdited
    }

    /// Takes a file from where it was, when it is elsewhere or kept.
    private func leave(_ file: LearnerFile, _ digest: String?, _ outcome: inout UpdateOutcome) {
        let isTaken = journal.files.contains { $0.target == file.path }
        guard let digest, !isTaken,
            !journal.lateChanges.contains(where: { $0.path == file.path && digest != file.before })
        else { return }
        let there = file.target.flatMap { ContentDigest.of(root.appending(path: $0)) }
        if digest == file.before || digest == there { remove(file.path) } else { setAside(file.path, &outcome) }
    }

    /// Whether contents are what some file of the learner's will hold.
    private func isSomeResult(_ digest: String) -> Bool { journal.files.contains { $0.after == digest } }

    private func placeStarter(_ file: LearnerFile, mine: Data?, isNeeded: Bool) async throws {
        guard isNeeded, let target = file.target, let starter = file.starter else { return }
        try await place(starter: starter, at: file.beside ?? LearnerFile.beside(target), in: mine)
    }

    /// Puts a starter somewhere, with the line ends of a learner's file.
    private func place(starter: String, at path: String, in mine: Data?) async throws {
        let text = try await git.contents(of: [starter])[0]
        let place = root.appending(path: path)
        do {
            try AtomicFile.write(mine.map { LineStyle(of: $0).applied(to: text) } ?? text, to: place)
        } catch {
            throw StateError.unwritable(place.path, "\(error)")
        }
    }

    // MARK: What has no place any more

    /// Moves what is left in a lesson's old folder along with the lesson, or aside where the lesson is gone: a folder without a
    /// lesson would be taken for a broken one.
    private func tidy(_ folder: PathMoves.Folder, _ outcome: inout UpdateOutcome) {
        let isUsed = journal.changes.contains { $0.after != nil && $0.path.hasPrefix(folder.from + "/") }
        guard git.kind(of: folder.from) == S_IFDIR, !isUsed else { return }
        let names =
            FileManager.default.enumerator(atPath: root.appending(path: folder.from).path)?
            .compactMap { $0 as? String } ?? []
        for name in names.sorted() where git.kind(of: "\(folder.from)/\(name)") != S_IFDIR {
            if let to = folder.to, git.kind(of: "\(to)/\(name)") == nil {
                move("\(folder.from)/\(name)", to: "\(to)/\(name)")
            } else {
                setAside("\(folder.from)/\(name)", &outcome)
            }
        }
        FolderRemoval.remove(root.appending(path: folder.from))
    }

    private func setAside(_ path: String, _ outcome: inout UpdateOutcome) {
        move(path, to: "\(journal.keeping)/\(path)")
        outcome.aside.append("\(journal.keeping)/\(path)")
    }

    private func move(_ path: String, to target: String) {
        let place = root.appending(path: target)
        try? FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        rename(root.appending(path: path).path, place.path)
    }

    // MARK: The index

    private func replace(_ draft: URL, by index: URL) throws(StateError) {
        do {
            unlink(draft.path)
            unlink(draft.path + ".lock")
            if FileManager.default.fileExists(atPath: index.path) {
                try FileManager.default.copyItem(at: index, to: draft)
            }
        } catch {
            throw .unwritable(draft.path, error.localizedDescription)
        }
    }

    /// Puts the draft in the index's place, as git itself does: under its lock.
    private func install(_ draft: URL, as index: URL) throws(CommandError) {
        let lock = index.path + ".lock"
        if Self.isSameFile(draft.path, lock) { unlink(lock) }
        var attempts = 0
        while link(draft.path, lock) != 0 {
            attempts += 1
            // A disk that knows no second names.
            if errno != EEXIST, (try? FileManager.default.copyItem(atPath: draft.path, toPath: lock)) != nil { break }
            guard errno == EEXIST, attempts < 50 else {
                throw .refused(
                    "Another git is at work in this clone: \(lock) is there. When it has ended (or if there is none, when you have "
                        + "removed that file), run the same command again; it goes on from here.")
            }
            usleep(100_000)
        }
        guard rename(lock, index.path) == 0 else {
            throw .refused("\(index.path) cannot be written (\(POSIXFailure())).")
        }
        unlink(draft.path)
    }

    private static func isSameFile(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        return stat(first, &one) == 0 && stat(second, &other) == 0 && one.st_ino == other.st_ino
            && one.st_dev == other.st_dev
    }
}
