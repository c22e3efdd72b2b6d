import Foundation
import Lessons
import Support

/// What a lesson's reference files were made from, and by what: `references/provenance.json`.
///
/// An oracle's script writes it beside the files that it makes, `author record` beside those that it makes.
package struct Provenance: Sendable, Codable, Equatable {
    /// One reference file.
    package struct Entry: Sendable, Codable, Equatable {
        /// The SHA-256 of the file as it was written.
        package var sha256: String
        /// The program that wrote it: `Tools/oracle/lessons.py`, or `course author record`.
        package var madeBy: String
        /// The SHA-256 of everything that went into it, by its path relative to the course.
        package var from: [String: String]

        package init(sha256: String, madeBy: String, from: [String: String]) {
            self.sha256 = sha256
            self.madeBy = madeBy
            self.from = from
        }
    }

    /// By the file's path, relative to the lesson.
    package var files: [String: Entry] = [:]

    package static let path = "references/provenance.json"
    /// What `madeBy` says of files of our own.
    package static let recorder = "course author record"

    /// The first reference of an exercise that is not what was recorded, in words for whoever meets it; nil where all are, and
    /// where nothing is recorded.
    ///
    /// A record that cannot be read says nothing: the author gate refuses it.
    static func changedReference(of exercise: ExerciseSpec, in lesson: Lesson) -> String? {
        guard let record = try? Provenance(of: lesson.folder), !record.files.isEmpty else { return nil }
        let files = Set(exercise.outputs.map(\.reference.file) + [MistakeSpec.recordings]).sorted()
        for path in files {
            let file = lesson.folder.appending(path: path)
            guard let entry = record.files[path], let digest = try? FileDigest(of: file).hexadecimal,
                digest != entry.sha256
            else { continue }
            let name = "\(lesson.folder.deletingLastPathComponent().lastPathComponent)/\(lesson.folderName)/\(path)"
            return
                "\(name) is not what \(entry.madeBy) wrote. Restore it, for example with `git checkout -- \(name)`; who "
                + "has changed it on purpose says so with `course author record \(lesson.id)`."
        }
        return nil
    }

    /// Reads a lesson's record; an empty one where there is none.
    ///
    /// - Throws: `DecodingError` where it is not one.
    package init(of lesson: URL) throws {
        guard let data = try? Data(contentsOf: lesson.appending(path: Self.path)) else { return }
        files = try JSONDecoder().decode([String: Entry].self, from: data)
    }

    /// Writes it.
    ///
    /// - Throws: `StateError.unwritable`.
    package func write(in lesson: URL) throws(StateError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let file = lesson.appending(path: Self.path)
        do {
            try AtomicFile.write(try encoder.encode(files) + Data("\n".utf8), to: file)
        } catch {
            throw .unwritable(file.path, "\(error)")
        }
    }
}
