import Foundation
import Lessons
import Support

/// Puts the shares of several machines together: the result is that of one machine, byte for byte.
package struct ShardMerge: Sendable {
    private let stores: [JudgementStore]
    private let records: [GradingRunRecord]
    private let out: JudgementStore
    private let settings: ClassSettings
    private let course: Course

    package var plan: GradingPlan { settings.plan }
    /// How many shares there are.
    package var count: Int { stores.count }

    /// Looks whether the shares belong together and are all there.
    ///
    /// - Throws: `CommandError` that names the share.
    package init(_ folders: [URL], out: URL, course: Course) throws(CommandError) {
        var stores: [JudgementStore] = []
        var records: [GradingRunRecord] = []
        for folder in folders {
            let store = JudgementStore(in: folder)
            guard let record = store.runRecord() else {
                throw .usage("\(folder.path) holds no share. Name the folders that `course grade --shard` filled.")
            }
            guard record.isComplete else {
                throw .usage(
                    "\(folder.path) is not finished: its run was ended. Start share \(record.shard) again; it goes on where it was."
                )
            }
            if let first = records.first, let difference = record.difference(from: first) {
                throw .usage(
                    "\(folder.path) and \(folders[0].path) do not belong together: \(difference). Grade again what is old."
                )
            }
            if let twin = records.firstIndex(where: { $0.shard.number == record.shard.number }) {
                throw .usage(
                    "\(folder.path) and \(folders[twin].path) are both share \(record.shard). Name each share once.")
            }
            stores.append(store)
            records.append(record)
        }
        guard let first = records.first else { throw .usage("Name the folders that are to be merged.") }
        let missing = Set(1...first.shard.count).subtracting(records.map(\.shard.number)).sorted()
        guard missing.isEmpty else {
            let names = missing.map { "\($0)/\(first.shard.count)" }
            throw .usage(
                "Of \(first.shard.count) shares \(Spelling.list(names)) \(missing.count == 1 ? "is" : "are") missing.")
        }
        try OutFolder.require(out)
        self.stores = stores
        self.records = records
        self.out = JudgementStore(in: out)
        self.course = course
        settings = try ClassSettings(kept: first, course: course)
    }

    /// Copies all shares into one store, and reads the grades from there.
    ///
    /// - Throws: `StateError`, `CommandError`.
    package func merge() throws -> ClassGrades {
        try out.make()
        for (store, record) in zip(stores, records) {
            for source in record.ownSources { try out.take(source, from: store) }
        }
        var whole = records[0]
        whole.shard = .init(number: 1, count: 1)
        try out.keep(whole)
        let book = settings.book(of: course, version: whole.version, only: Set(whole.exercises))
        return try out.grades(of: whole.sources, by: book)
    }

    /// The folder that pictures lie in.
    package var pictures: URL { out.pictures }
}

extension GradingRunRecord {
    /// What makes it another run than a first one, in words; nil when both are shares of the same.
    fileprivate func difference(from first: GradingRunRecord) -> String? {
        if version != first.version {
            return "the course is version \(version) in one and \(first.version) in the other"
        }
        if format != first.format || course != first.course { return "the lessons or the course's sources differ" }
        if shard.count != first.shard.count {
            return "one is a share of \(shard.count), the other of \(first.shard.count)"
        }
        if exercises != first.exercises { return "they grade different exercises" }
        if plan != first.plan { return "the plans differ" }
        if roster != first.roster { return "the rosters differ" }
        if sources != first.sources { return "the submissions differ" }
        if containment != first.containment {
            return "one was contained by \(containment), the other by \(first.containment)"
        }
        return nil
    }
}

extension JudgementStore {
    /// Copies a submission and what came of it from another store; what is here already stays.
    fileprivate func take(_ source: String, from store: JudgementStore) throws {
        guard let record = store.submission(source) else {
            throw CommandError.fault(
                "\(store.folder.path) has nothing of \(source.harmless). Run the share again: it does only what is missing."
            )
        }
        for case .judged(let key) in record.work.values where judgement(key) == nil {
            guard let judged = store.judgement(key) else {
                throw CommandError.fault(
                    "\(store.folder.path) has lost what came of \(source.harmless). Run the share again.")
            }
            let pictures = store.pictures.appending(path: key)
            let copy = self.pictures.appending(path: key)
            if FileKind(of: pictures) == .folder {
                do {
                    try? FileManager.default.removeItem(at: copy)
                    try FileManager.default.copyItem(at: pictures, to: copy)
                } catch {
                    throw StateError.unwritable(copy.path, error.localizedDescription)
                }
            }
            try keep(judged, key)
        }
        try keep(record)
    }
}
