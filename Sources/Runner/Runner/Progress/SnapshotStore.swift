import Foundation
import Lessons
import Support

/// Copies of the learner's files, made before something replaces them.
///
/// A snapshot is a folder `.course/snapshots/<exercise>/<time>/` with the files and a `snapshot.json`; it appears whole, by
/// being renamed into its place.
struct SnapshotStore: Sendable {
    /// `.course/snapshots`.
    let folder: URL

    /// What a snapshot holds beside the files.
    struct Snapshot: Codable, Sendable, Equatable {
        var exercise: String
        var takenAt: Date
        /// Paths relative to the lesson's folder.
        var files: [String]
        /// What was known about the exercise, to come back with its files.
        var progress: ExerciseProgress
        /// True where an undo took it: it is kept and listed, and is not what the next undo brings back; nil for all else.
        var isOfUndo: Bool?
    }

    /// A snapshot and where it is.
    struct Stored: Sendable, Equatable {
        var snapshot: Snapshot
        var location: URL

        /// The name that it goes by: the time at which it was taken.
        var name: String { location.lastPathComponent }
    }

    /// Keeps the present files of an exercise.
    ///
    /// - Parameter isOfUndo: whether an undo is about to replace them.
    /// - Throws: `StateError.unwritable`; nothing is left behind then.
    @discardableResult
    func take(
        _ exercise: ExerciseSpec, in lesson: Lesson, progress: ExerciseProgress, isOfUndo: Bool = false
    ) throws(StateError) -> Stored {
        let date = Date()
        let parent = folder.appending(path: exercise.id)
        let name = Timestamp.name(for: date)
        let temporary = unfinished(name, in: parent)
        let location = parent.appending(path: name)
        do {
            var files: [String] = []
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            for path in exercise.edit {
                let source = lesson.folder.appending(path: path)
                // A file that the learner deleted has nothing to keep.
                guard FileManager.default.fileExists(atPath: source.path) else { continue }
                let copy = temporary.appending(path: path)
                try FileManager.default.createDirectory(
                    at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
                try AtomicFile.write(try Data(contentsOf: source), to: copy)
                files.append(path)
            }
            let snapshot = Snapshot(
                exercise: exercise.id, takenAt: date, files: files, progress: progress, isOfUndo: isOfUndo ? true : nil)
            try AtomicFile.write(try Self.encoder.encode(snapshot), to: temporary.appending(path: Self.description))
            try FileManager.default.moveItem(at: temporary, to: location)
            removeUnfinished(in: parent)
            return Stored(snapshot: snapshot, location: location)
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw .unwritable(location.path, "\(error)")
        }
    }

    /// Removes what processes that were killed while they took a snapshot have left; its name ends with theirs.
    private func removeUnfinished(in parent: URL) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
        where name.hasPrefix(".") {
            guard let owner = name.split(separator: ".").last.flatMap({ pid_t($0) }), AtomicFile.hasEnded(owner) else {
                continue
            }
            FolderRemoval.remove(parent.appending(path: name))
        }
    }

    /// All snapshots, the newest first; what is half made or damaged is left out.
    func all() -> [Stored] {
        let files = FileManager.default
        let places = ((try? files.contentsOfDirectory(atPath: folder.path)) ?? []).flatMap { exercise -> [URL] in
            let parent = folder.appending(path: exercise)
            let names = (try? files.contentsOfDirectory(atPath: parent.path)) ?? []
            return names.filter { !$0.hasPrefix(".") }.map { parent.appending(path: $0) }
        }
        return places.sorted { $0.lastPathComponent > $1.lastPathComponent }.compactMap { location in
            guard let data = try? Data(contentsOf: location.appending(path: Self.description)),
                let snapshot = try? Self.decoder.decode(Snapshot.self, from: data),
                snapshot.files.allSatisfy({ files.fileExists(atPath: location.appending(path: $0).path) })
            else { return nil }
            return Stored(snapshot: snapshot, location: location)
        }
    }

    /// What an undo brings back: the newest snapshot that no undo has taken.
    ///
    /// - Parameter isMeant: whether an exercise, by its id when the snapshot was taken, is one to look at.
    func latest(where isMeant: (String) -> Bool = { _ in true }) -> Stored? {
        all().first { $0.snapshot.isOfUndo != true && isMeant($0.snapshot.exercise) }
    }

    /// Puts the files of a snapshot back; what the exercise has now must have been kept before.
    ///
    /// - Throws: `StateError.unreadable` before anything is touched, `StateError.unwritable`.
    func restore(_ stored: Stored, in lesson: Lesson) throws(StateError) {
        var contents: [(file: URL, data: Data)] = []
        for path in stored.snapshot.files {
            let copy = stored.location.appending(path: path)
            do {
                contents.append((lesson.folder.appending(path: path), try Data(contentsOf: copy)))
            } catch {
                throw .unreadable(copy.path, error.localizedDescription)
            }
        }
        for (file, data) in contents {
            do {
                try AtomicFile.write(data, to: file)
            } catch {
                throw .unwritable(file.path, "\(error)")
            }
        }
    }

    /// Forgets a snapshot whose files are back in their place.
    ///
    /// It disappears whole, by being renamed: one that was ended in the middle would be half a snapshot, and the next undo's.
    func remove(_ stored: Stored) {
        let parent = stored.location.deletingLastPathComponent()
        let unwanted = unfinished(stored.name, in: parent)
        guard (try? FileManager.default.moveItem(at: stored.location, to: unwanted)) != nil else { return }
        FolderRemoval.remove(unwanted)
    }

    /// Where a snapshot is made and taken apart: no snapshot to anybody, and removed by others once this process has ended.
    private func unfinished(_ name: String, in parent: URL) -> URL {
        parent.appending(path: ".\(name).\(getpid())")
    }

    private static let description = "snapshot.json"

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return encoder
    }

    private static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return decoder
    }
}
