import Foundation
import Support

/// Everything that an update is going to do, written down before it does anything: whoever finds it can finish it.
package struct UpdateJournal: Sendable, Codable, Equatable {
    /// A file that is the course's own.
    struct Change: Sendable, Codable, Equatable {
        var path: String
        var before: Tree.Entry?
        var after: Tree.Entry?
        /// The exercise whose starter it is; nil for everything else.
        var exercise: String?
    }

    /// The commit that is left, and the one that is gone to.
    var head: String
    var next: String
    package var fromVersion: String
    package var toVersion: String
    /// The course's own files, and those of the learner, in the order in which their new contents are kept.
    var changes: [Change]
    package var files: [LearnerFile]
    /// What is staged that differs, by path: nothing to take a path out.
    var index: [String: Tree.Entry?]
    /// Lessons' folders that are left.
    var folders: [PathMoves.Folder]
    /// What is remembered afterwards.
    var state: UpdateState
    /// Where files are put that are in the way of nothing, and have no place any more.
    var keeping: String
    /// Which exercises are different now.
    package var exercises: [ExerciseChange]
    /// Whether the program itself is to be built again.
    package var rebuilds: Bool

    static func folder(_ root: URL) -> URL { root.appending(path: ".course/update") }
    package static func file(_ root: URL) -> URL { folder(root).appending(path: "journal.json") }
    static func contents(_ root: URL, _ number: Int) -> URL { folder(root).appending(path: "files/\(number)") }

    /// Writes it down; from now on the update happens.
    func save(in root: URL) throws(StateError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            try AtomicFile.write(try encoder.encode(self), to: Self.file(root))
        } catch {
            throw .unwritable(Self.file(root).path, "\(error)")
        }
    }

    /// What was not finished; nil where nothing was begun.
    ///
    /// - Throws: `StateError` where it cannot be read.
    static func pending(in root: URL) throws(StateError) -> UpdateJournal? {
        let file = file(root)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try JSONDecoder().decode(UpdateJournal.self, from: try Data(contentsOf: file))
        } catch {
            throw .unreadable(file.path, "\(error)")
        }
    }

    /// Forgets it: the update is over.
    static func remove(in root: URL) {
        unlink(file(root).path)
        FolderRemoval.remove(folder(root))
    }
}
