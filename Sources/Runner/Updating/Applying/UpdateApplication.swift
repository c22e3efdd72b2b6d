import Foundation
import Support
import VersionControl

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

    private var files: CourseFiles { CourseFiles(git: git, keeping: journal.keeping) }

    func make() async throws -> UpdateOutcome {
        var outcome = UpdateOutcome(journal: journal)
        let draft = try await IndexDraft(of: git, index: try await Clone(git).index, changing: journal.index)
        try step(.begun)
        let late = journal.lateChanges
        let changes = journal.changes.filter { change in !late.contains { $0.path == change.path } }
        let present = try await git.present(changes.map(\.path))
        var left: Set<String> = []
        for change in changes where try await !makeRoom(for: change, present[change.path], &outcome) {
            left.insert(change.path)
        }
        for change in changes where change.after == nil { files.remove(change.path) }
        try step(.removed)
        try await draft.checkOut(changes.filter { $0.after != nil && !left.contains($0.path) }.map(\.path))
        try step(.written)
        try await FilePlacement(files: files, journal: journal).make(&outcome)
        try await draft.checkOut(late.map(\.path).filter { git.kind(of: $0) == nil })
        try step(.merged)
        let next = try await git.tree(of: journal.next)
        for folder in journal.folders
        where git.kind(of: folder.from) == S_IFDIR && next.paths(below: folder.from).isEmpty {
            outcome.aside += try files.tidy(folder)
        }
        try step(.tidied)
        try await draft.install()
        try step(.staged)
        if try await git.run(["rev-parse", "HEAD"]).text == journal.head {
            let why = "course update: \(journal.fromVersion) to \(journal.toVersion)"
            try await git.run(["update-ref", "-m", why, "HEAD", journal.next, journal.head])
        }
        try step(.moved)
        try journal.state.save(in: git.root)
        UpdateJournal.remove(in: git.root)
        return outcome
    }

    /// Sees to it that nothing of the learner's is written over: what was edited since the plan was made is put aside, and what is
    /// an answer to an exercise is left as it is, with the new starter beside it.
    ///
    /// - Returns: whether the new file can be written.
    private func makeRoom(
        for change: UpdateJournal.Change, _ present: String?, _ outcome: inout UpdateOutcome
    ) async throws -> Bool {
        guard let present, present != change.before?.id, present != change.after?.id else { return true }
        let mine = try? Data(contentsOf: git.root.appending(path: change.path))
        if let after = change.after, let mine, try await git.contents(of: [after.id])[0].starts(with: mine) {
            // Git was ended while it wrote.
            return true
        }
        if let exercise = change.exercise, let after = change.after {
            try await files.place(starter: after.id, at: LearnerFile.beside(change.path), besides: mine)
            outcome.left.append(exercise)
            return false
        }
        outcome.aside.append(try files.setAside(change.path))
        return true
    }
}
