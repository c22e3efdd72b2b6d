import Foundation
import Support
import VersionControl

/// Brings a clone of the course to the newest version, with everything in it that is the learner's.
package struct CourseUpdate: Sendable {
    package enum Step: Sendable, Equatable {
        case waiting, fetching(String), comparing, applying
    }

    /// What came of looking for a newer version.
    package enum Findings: Sendable {
        case newest(version: String, source: UpdateSource)
        case newer(UpdatePlan, source: UpdateSource)
    }

    let git: Git
    /// Called between the steps of an application.
    var step: @Sendable (UpdateApplication.Step) throws -> Void = { _ in }

    package init(root: URL) { git = Git(root: root, for: "updates") }

    /// Takes the lock that keeps two updates apart.
    package func lock(waiting: @Sendable () -> Void) async throws -> FileLock {
        let folder = git.root.appending(path: ".course")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try await FileLock(folder.appending(path: "update.lock"), waiting: waiting)
        } catch let failure as POSIXFailure {
            throw StateError.unwritable(folder.path, failure.description)
        }
    }

    /// Whether an update was ended before it was done.
    package static func isPending(in root: URL) -> Bool {
        FileManager.default.fileExists(atPath: UpdateJournal.file(root).path)
    }

    /// Looks for a newer version, and at what it would mean here; nothing is changed.
    ///
    /// - Parameters:
    ///   - from: where to look, as the learner says; where it was looked before, or a remote, when left out.
    ///   - adopts: whether a copy without its history may be made a clone.
    ///   - asks: whether git may ask for a password.
    /// - Throws: `CommandError`, `StateError`.
    package func look(
        from asked: String?, adopts: Bool = false, asks: Bool, progress: @Sendable (Step) -> Void
    ) async throws -> Findings {
        if adopts, let asked, git.kind(of: ".git") == nil {
            let source = try UpdateSource(asked: asked)
            progress(.fetching(source.words))
            try await Adoption(root: git.root, source: source).make(asks: asks)
        }
        let clone = try await Clone(git)
        let source = try await UpdateSource(git, asked: asked, remembered: UpdateState(of: git.root).from)
        progress(.fetching(source.words))
        let newest = try await source.fetch(git, asks: asks)
        progress(.comparing)
        let scratch = git.root.appending(path: ".course/comparing")
        FolderRemoval.remove(scratch)
        defer { FolderRemoval.remove(scratch) }
        let planner = UpdatePlanner(git: git, clone: clone, source: source, scratch: scratch)
        guard let plan = try await planner.plan(to: newest) else {
            return .newest(version: try await CourseVersion(git, clone.head).name, source: source)
        }
        return .newer(plan, source: source)
    }

    /// Makes an update; the learner's files have been kept by whoever calls this.
    ///
    /// - Throws: `CommandError`, `StateError`; an update that has begun is finished by `finish`.
    package func make(_ plan: UpdatePlan) async throws -> UpdateOutcome {
        let journal = try await UpdatePreparation(git: git, plan: plan).make()
        return try await UpdateApplication(git: git, journal: journal, step: step).make()
    }

    /// Finishes an update that was ended; nil where there is none.
    package func finish() async throws -> UpdateOutcome? {
        guard let journal = try UpdateJournal.pending(in: git.root) else { return nil }
        return try await UpdateApplication(git: git, journal: journal, step: step).make()
    }

    /// Remembers where the course comes from, where nothing is to be updated.
    package func remember(_ source: UpdateSource) throws(StateError) {
        var state = UpdateState(of: git.root)
        guard let from = source.remembered, state.from != from else { return }
        state.from = from
        try state.save(in: git.root)
    }
}
