import Foundation
import Support

/// A file that a learner edits, in the place where it is looked for.
package struct LearnerFile: Sendable {
    /// Relative to the lesson's folder.
    let path: String
    let lesson: URL

    /// No Swift file of a learner is larger: what is would only keep the compiler busy.
    package static let mostBytes = 1 << 20

    /// What is said of a file that is larger.
    ///
    /// - Parameter file: as learners know it, relative to the course.
    package static func tooLarge(_ file: String, bytes: Int) -> CompilerMessage {
        CompilerMessage(
            origin: .learner, file: file, line: 1, column: 1,
            text: "the file has \(Quantity.bytes(bytes)), and at most \(Quantity.bytes(mostBytes)) are compiled")
    }

    /// Makes sure that it is a file of its own: no link and no other name of a file elsewhere in the lesson, whose contents
    /// would be handed in unseen, and no pipe, which would be waited for.
    ///
    /// A file that is not there is not looked at.
    ///
    /// - Throws: `BuildFault.notAPlainFile`.
    func check() throws(BuildFault) {
        var file = lesson
        var status = stat()
        for part in path.split(separator: "/") {
            file.append(path: String(part))
            guard lstat(file.path, &status) == 0 else { return }
            if status.st_mode & S_IFMT == S_IFLNK { throw .notAPlainFile(file.path) }
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAPlainFile(file.path) }
        // A second name alone is no trick: backups and copies of a whole clone make some.
        if status.st_nlink > 1, hasAnotherName(status) { throw .notAPlainFile(file.path) }
    }

    private func hasAnotherName(_ status: stat) -> Bool {
        let files = FileManager.default.enumerator(atPath: lesson.path)
        while let other = files?.nextObject() as? String {
            var found = stat()
            guard other != path, lstat(lesson.appending(path: other).path, &found) == 0 else { continue }
            if found.st_ino == status.st_ino, found.st_dev == status.st_dev { return true }
        }
        return false
    }
}
