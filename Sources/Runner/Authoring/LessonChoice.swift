import Checking
import Foundation
import Lessons
import Support

/// Finds the lesson that an author names.
package enum LessonChoice {
    /// The name of a lesson's folder.
    ///
    /// - Parameter name: the lesson's id, its folder, or a path to the folder or to something in it.
    /// - Throws: `CommandError` when there is none.
    package static func folder(named name: String, in load: CourseLoad, paths: CoursePaths) throws(CommandError)
        -> String
    {
        let known =
            load.course.lessons.map { ($0.id, $0.folderName) }
            + load.broken.map { ($0.id ?? $0.folderName, $0.folderName) }
        let path = URL(filePath: name).standardizedFileURL.resolvingSymlinksInPath().path
        for (id, folder) in known {
            let place = paths.lessons.appending(path: folder).standardizedFileURL.resolvingSymlinksInPath().path
            if name == id || name == folder || path == place || path.hasPrefix(place + "/") { return folder }
        }
        let advice =
            Spelling.nearest(to: name, among: known.flatMap { [$0.0, $0.1] }).map { "Did you mean `\($0)`?" }
            ?? "The lessons are \(Spelling.list(known.map(\.0)))."
        throw .usage("There is no lesson named \"\(name)\". \(advice)")
    }
}
