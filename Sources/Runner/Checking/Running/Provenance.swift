import Foundation
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
        var madeBy: String
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
