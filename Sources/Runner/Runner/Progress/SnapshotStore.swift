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
        /// The version that an update was about to bring when it took this; nil for all else.
        var update: String?
        /// True where the update left the files as they were: kept and listed, with nothing to bring back.
        var isUnchanged: Bool?

        /// Whether an undo brings it back by itself.
        var isUndone: Bool { isOfUndo != true && isUnchanged != true }
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
        let snapshot = Snapshot(
            exercise: exercise.id, takenAt: Date(), files: exercise.edit, progress: progress,
            isOfUndo: isOfUndo ? true : nil)
        return try take(snapshot, in: lesson.folder)
    }

    /// Keeps the files that a snapshot names, as far as they are there.
    ///
    /// - Parameter lesson: the folder that their paths are relative to.
    /// - Throws: `StateError.unwritable`; nothing is left behind then.
    @discardableResult
    func take(_ wanted: Snapshot, in lesson: URL) throws(StateError) -> Stored {
        let date = wanted.takenAt
        let parent = folder.appending(path: wanted.exercise)
        let name = Timestamp.name(for: date)
        let temporary = unfinished(name, in: parent)
        let location = parent.appending(path: name)
        do {
            var files: [String] = []
            try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
            for path in wanted.files {
                let source = lesson.appending(path: path)
                // A file that the learner deleted has nothing to keep.
                guard FileManager.default.fileExists(atPath: source.path) else { continue }
                let copy = temporary.appending(path: path)
                try FileManager.default.createDirectory(
                    at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
                try AtomicFile.write(try Data(contentsOf: source), to: copy)
                files.append(path)
            }
            var snapshot = wanted
            snapshot.files = files
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
        all().first { $0.snapshot.isUndone && isMeant($0.snapshot.exercise) }
    }

    /// Whether a snapshot holds just what files hold now.
    ///
    /// - Parameter lesson: the folder that their paths are relative to.
    func holds(_ stored: Stored, what files: [String], in lesson: URL) -> Bool {
        files.allSatisfy { path in
            let mine = try? Data(contentsOf: lesson.appending(path: path))
            return mine == (try? Data(contentsOf: stored.location.appending(path: path)))
        }
    }

    /// Puts the files of a snapshot back; what the exercise has now must have been kept before.
    ///
    /// - Parameter exercise: the exercise, whose one file may have another name since.
    /// - Throws: `StateError.unreadable` before anything is touched, `StateError.unwritable`.
    func restore(_ stored: Stored, of exercise: ExerciseSpec, in lesson: Lesson) throws(StateError) {
        var contents: [(file: URL, data: Data)] = []
        for path in stored.snapshot.files {
            let copy = stored.location.appending(path: path)
            let isAlone = stored.snapshot.files.count == 1 && exercise.edit.count == 1
            let target = isAlone ? exercise.edit[0] : path
            do {
                contents.append((lesson.folder.appending(path: target), try Data(contentsOf: copy)))
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
