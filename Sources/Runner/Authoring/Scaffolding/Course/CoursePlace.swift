import Checking
import Foundation
import Lessons
import Support

/// The place of a course that is to be made.
package struct CoursePlace: Sendable {
    let folder: URL

    /// Where a course goes when nobody says it: into the working folder, and where that lies in a course, beside that.
    ///
    /// - Throws: `CommandError` where that would be among installed kits.
    package static func usual(for name: String, from working: URL) throws(CommandError) -> URL {
        let parent = course(holding: working)?.deletingLastPathComponent() ?? working
        guard parent.lastPathComponent != "course-kit" else {
            throw .usage("Say where the course is to lie: --at FOLDER.")
        }
        return parent.appending(path: name)
    }

    /// The nearest course or kit that a folder lies in, or is.
    private static func course(holding folder: URL) -> URL? {
        var folder = folder.resolvingSymlinksInPath()
        while folder.path != "/", !folder.path.isEmpty {
            let isCourse = FileManager.default.fileExists(atPath: folder.appending(path: CourseFile.name).path)
            if isCourse || CoursePaths.isKit(folder) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    /// Refuses a place where something is, where nothing can be made, or inside of another course or kit, which would take it for
    /// a part of theirs.
    ///
    /// - Throws: `CommandError`.
    func refuseIfTaken() throws(CommandError) {
        let files = FileManager.default
        if (try? files.attributesOfItem(atPath: folder.path)) != nil {
            throw .usage("\(folder.path) is there already. Choose another name, or another place with --at.")
        }
        let parent = folder.deletingLastPathComponent()
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: parent.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw .usage("There is no folder \(parent.path). Make it first, or choose another place with --at.")
        }
        guard files.isWritableFile(atPath: parent.path) else {
            throw .usage("You may not write in \(parent.path). Choose another place with --at.")
        }
        if let course = Self.course(holding: parent) {
            throw .usage(
                "\(folder.path) lies inside of \(course.path), which is a course. Choose a place beside it with --at.")
        }
    }
}
