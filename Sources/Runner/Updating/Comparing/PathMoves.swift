import Lessons

/// Where files of a version lie in another: lessons get other numbers, exercises other names and other lessons.
struct PathMoves: Sendable {
    /// A lesson's folder that has another name, or none.
    struct Folder: Sendable, Hashable, Codable {
        var from: String
        var to: String?
    }

    let folders: [Folder]
    private let files: [String: String]

    init(from old: CourseVersion, to new: CourseVersion) {
        var folders: [Folder] = []
        var files: [String: String] = [:]
        for lesson in old.lessons {
            let match =
                new.lessons.first { $0.id == lesson.id }
                ?? lesson.exercises.lazy.compactMap { new.exercise($0.id)?.lesson }.first
            let (from, to) = (CourseVersion.folder(of: lesson), match.map(CourseVersion.folder))
            if from != to { folders.append(Folder(from: from, to: to)) }
            for exercise in lesson.exercises {
                guard let (other, place) = new.exercise(exercise.id) else { continue }
                for path in exercise.edit {
                    // A file with another name is the same one where there is no other.
                    let isAlone = exercise.edit.count == 1 && other.edit.count == 1
                    guard let target = other.edit.contains(path) ? path : isAlone ? other.edit.first : nil else {
                        continue
                    }
                    files[CourseVersion.path(lesson, path)] = CourseVersion.path(place, target)
                }
            }
        }
        // A folder of that name that is another lesson's now is no place that was left.
        (self.folders, self.files) = (folders, files)
    }

    /// Where a file lies in the new version, if it is there at all.
    func path(_ path: String) -> String {
        if let file = files[path] { return file }
        for folder in folders where path.hasPrefix(folder.from + "/") {
            if let to = folder.to { return to + path.dropFirst(folder.from.count) }
        }
        return path
    }
}
