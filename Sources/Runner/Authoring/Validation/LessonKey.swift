import Checking
import Foundation
import Lessons
import Support

/// A name for everything that decides what validation says of a lesson.
///
/// The contents of all files of the lesson but the learner's own, the networks that it names, the course's sources, the
/// compiler, and this program.
enum LessonKey {
    static func key(of lesson: Lesson, course: Course, paths: CoursePaths, toolchain: Toolchain) -> String {
        var digest = Digest()
        for path in files(of: lesson.folder) where !path.hasPrefix("Exercise/") {
            digest.update(path)
            digest.update((try? Data(contentsOf: lesson.folder.appending(path: path))) ?? Data())
        }
        for file in networks(of: lesson, in: course) { digest.update(BuildKey.stamp(ofFile: file)) }
        digest.update(BuildKey.fingerprint(ofKit: paths.courseKit))
        digest.update(toolchain.fingerprint)
        if let program = Bundle.main.executableURL { digest.update(BuildKey.stamp(ofFile: program)) }
        return digest.hexadecimal
    }

    private static func files(of folder: URL) -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.sorted().filter { path in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            return !isFolder.boolValue
        }
    }

    private static func networks(of lesson: Lesson, in course: Course) -> [URL] {
        var folders: Set<URL> = []
        for exercise in lesson.exercises {
            folders.formUnion(
                exercise.networks(lesson: lesson.folder, models: course.models).map { URL(filePath: $0) })
        }
        for case .part(let part) in lesson.blocks {
            if let name = part.network { folders.insert(course.models.folder(of: name)) }
        }
        return folders.sorted { $0.path < $1.path }.flatMap { folder in
            files(of: folder).map { folder.appending(path: $0) }
        }
    }
}
