import Foundation

/// What the files of a lesson are like at one moment, without those that the learner edits.
///
/// Grading reads references after somebody's code has run, and on the lowest level that code may write where it likes: a
/// lesson that changed meanwhile proves nothing. The time that is looked at is that of the last change of the file's entry,
/// which no program can set.
struct LessonStamp: Sendable, Equatable {
    private struct Entry: Sendable, Equatable {
        var number: UInt64
        var size: Int
        var seconds: Int
        var nanoseconds: Int
    }

    private let entries: [String: Entry]

    init(of lesson: URL) {
        var entries: [String: Entry] = [:]
        let files = FileManager.default.enumerator(atPath: lesson.path)
        while let path = files?.nextObject() as? String {
            guard path != "Exercise", !path.hasPrefix("Exercise/") else { continue }
            var status = stat()
            guard lstat(lesson.appending(path: path).path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
                continue
            }
            #if canImport(Darwin)
                let changed = status.st_ctimespec
            #else
                let changed = status.st_ctim
            #endif
            entries[path] = Entry(
                number: UInt64(status.st_ino), size: Int(status.st_size), seconds: Int(changed.tv_sec),
                nanoseconds: Int(changed.tv_nsec))
        }
        self.entries = entries
    }

    /// The first file, by name, that has been changed, added or removed since.
    func firstChange(since before: LessonStamp) -> String? {
        Set(entries.keys).union(before.entries.keys).sorted().first { entries[$0] != before.entries[$0] }
    }
}
