import Foundation
import Support

/// Keeps progress in a file that is whole at every moment: written beside it, flushed, then renamed into its place.
///
/// Several processes may use it at once; a change is read, made and written under a lock.
struct ProgressStore: Sendable {
    /// The folder that the file is in.
    let folder: URL

    var file: URL { folder.appending(path: "progress.json") }

    /// What happened to a file that could not be read.
    struct Rescue: Sendable, Equatable {
        /// Where the unreadable file is now.
        var movedTo: URL
        var reason: String
    }

    /// Reads what is known; an empty progress when there is none yet.
    ///
    /// - Returns: the progress, and what was rescued when the file could not be read.
    /// - Throws: `StateError` when the file was written by a newer version, or cannot be read for want of permission.
    func load() throws(StateError) -> (progress: Progress, rescue: Rescue?) {
        if let progress = try decode() { return (progress, nil) }
        // Looked at again under the lock: another process may have just rescued or rewritten it.
        return try locked { () throws(StateError) in try loadLocked() }
    }

    /// Changes what is known.
    ///
    /// - Returns: the progress as it now is, and what was rescued on the way.
    @discardableResult
    func update(_ change: (inout Progress) -> Void) throws(StateError) -> (progress: Progress, rescue: Rescue?) {
        try locked { () throws(StateError) in
            var (progress, rescue) = try loadLocked()
            let before = progress
            change(&progress)
            if progress != before || rescue != nil { try write(progress) }
            return (progress, rescue)
        }
    }

    private func loadLocked() throws(StateError) -> (progress: Progress, rescue: Rescue?) {
        if let progress = try decode() { return (progress, nil) }
        let moved = folder.appending(path: "progress.unreadable-\(Timestamp.now).json")
        do {
            try FileManager.default.moveItem(at: file, to: moved)
        } catch {
            throw .unwritable(file.path, "\(error.localizedDescription)")
        }
        return (Progress(), Rescue(movedTo: moved, reason: "it is not valid JSON of this format"))
    }

    /// The content of the file, nil when it makes no sense.
    private func decode() throws(StateError) -> Progress? {
        let data: Data
        do {
            data = try Data(contentsOf: file)
        } catch {
            guard FileManager.default.fileExists(atPath: file.path) else { return Progress() }
            throw .unreadable(file.path, error.localizedDescription)
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        struct Header: Decodable { var format: Int }
        guard let header = try? decoder.decode(Header.self, from: data) else { return nil }
        guard header.format <= Progress.currentFormat else { throw .newerFormat(file.path, header.format) }
        return try? decoder.decode(Progress.self, from: data)
    }

    private func write(_ progress: Progress) throws(StateError) {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try AtomicFile.write(try encoder.encode(progress) + Data("\n".utf8), to: file)
        } catch {
            throw .unwritable(file.path, "\(error)")
        }
    }

    private func locked<Result>(_ body: () throws(StateError) -> Result) throws(StateError) -> Result {
        let lock: FileLock
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            lock = try FileLock(folder.appending(path: "lock"))
        } catch {
            throw .unwritable(folder.path, (error as? POSIXFailure)?.description ?? error.localizedDescription)
        }
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }
}
