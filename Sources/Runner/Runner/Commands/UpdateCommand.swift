import ArgumentParser
import Foundation
import Lessons
import Support
import TerminalUI
import Updating

/// Brings the newest version of the course, with every edit kept.
struct UpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Bring the newest version of the course; every edit is kept.",
        discussion: """
            Your files are kept in .course/snapshots first. Where a starter has changed, the change is merged into your file; \
            where it cannot be, your file stays and the new starter is put beside it. Progress stays, and what you have passed \
            is checked again where the exercise has changed.

            The new version comes from the remote `upstream`, else from where you cloned; --from names another place, and \
            is remembered. A folder or a bundle needs no network.

            Example: course update --check
            Example: course update
            Example: course update --from /media/stick/course
            """
    )

    @Flag(help: "Only tell what is new and what would become of your files.")
    var check = false

    @Option(help: "Where the course is: an address, the folder of another clone, or a bundle.")
    var from: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    /// Finishes an update that was ended, before anything is built; `./course` says so.
    @Flag(help: .hidden)
    var resume = false

    /// The second half of an update, by the program that it has brought.
    @Flag(help: .hidden)
    var recheck = false

    func run() async throws {
        let session = try CourseSession()
        if recheck { return try await UpdateRechecks(session: session, json: json).run() }
        let update = CourseUpdate(root: session.paths.root)
        let isPending = CourseUpdate.isPending(in: session.paths.root)
        if resume, !isPending { return }
        if check, isPending {
            throw CommandError.refused(
                "An update was ended before it was done. `\(session.invocation) update` finishes it.")
        }
        let lock = try await update.lock {
            Console.error("Waiting for another update of this clone ...")
        }
        defer { withExtendedLifetime(lock) {} }
        if let outcome = try await update.finish() {
            var record = UpdateRecord.last(in: session.paths.state)
            if record?.state != .available || record?.to != outcome.journal.toVersion {
                record = UpdateRecord(finished: outcome.journal, progress: try session.progress())
            }
            Console.error("An update that was ended in the middle is finished now.")
            return try await finish(
                record ?? UpdateRecord(finished: outcome.journal, progress: Progress()), outcome, session)
        }
        if resume { return }
        try await bring(update, session)
    }

    private func bring(_ update: CourseUpdate, _ session: CourseSession) async throws {
        let asks = session.terminal.canAsk
        let line = LiveLine(terminal: session.terminal)
        let findings = try await line.telling { line, step in
            await Self.show(step, on: line)
        } of: { (tell: @escaping @Sendable (CourseUpdate.Step) -> Void) in
            try await update.look(from: from, adopts: !check, asks: asks, progress: tell)
        }
        switch findings {
        case .newest(let version, let source):
            if !check { try update.remember(source) }
            let record = UpdateRecord(state: .newest, from: version, to: version, source: source.words)
            let isDone = UpdateRecord.last(in: session.paths.state)?.waiting.isEmpty ?? true
            if json, check || isDone { return try Console.json(record) }
            if !json {
                Console.output(
                    UpdatePage(record: record, session: session).newest(isNamed: source.remembered != nil))
            }
            // An earlier update has something left to do.
            if !check, !isDone { try await UpdateRechecks(session: session, json: json).run() }
        case .newer(let plan, let source):
            let progress = try session.progress()
            var record = UpdateRecord(plan, from: source, progress: progress, in: session.course)
            if check {
                if json { return try Console.json(record) }
                return Console.output(UpdatePage(record: record, session: session).preview())
            }
            guard plan.obstacles.isEmpty else {
                throw CommandError(exitCode: 1, messages: record.inTheWay + ["Nothing was changed."])
            }
            try session.update { $0.noteVersions(in: session.course) { session.versions.version(of: $0, in: $1) } }
            try UpdateSnapshots(session: session).take(before: plan, progress: try session.progress())
            record.waiting +=
                UpdateRecord.last(in: session.paths.state)?.waiting.filter { !record.waiting.contains($0) } ?? []
            try record.save(in: session.paths.state)
            let outcome = try await line.telling { line, step in
                await Self.show(step, on: line)
            } of: { (tell: @escaping @Sendable (CourseUpdate.Step) -> Void) in
                tell(.applying)
                return try await update.make(plan)
            }
            try await finish(record, outcome, session)
        }
    }

    /// Says what was done, and goes on with the program that has come.
    private func finish(_ record: UpdateRecord, _ outcome: UpdateOutcome, _ session: CourseSession) async throws {
        var record = record
        record.note(outcome)
        try record.save(in: session.paths.state)
        if resume {
            // What was asked for by this call has standard output for itself.
            Console.error(UpdatePage(record: record, session: session).done().joined(separator: "\n"))
            return
        }
        if !json { Console.output(UpdatePage(record: record, session: session).done()) }
        if outcome.journal.rebuilds { try NewProgram(session: session).replaceThisOne(json: json) }
        try await UpdateRechecks(session: try CourseSession(), json: json).run()
    }

    private static func show(_ step: CourseUpdate.Step, on line: LiveLine) async {
        switch step {
        case .waiting: await line.show("Waiting for another update")
        case .fetching(let source):
            await line.show("Fetching from \(source)")
            await line.note("Fetching from \(source) ...")
        case .comparing: await line.show("Comparing your files with the new version")
        case .applying: await line.show("Bringing the new version")
        }
    }
}
