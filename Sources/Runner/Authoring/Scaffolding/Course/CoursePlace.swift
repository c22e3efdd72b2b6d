import Checking
import Foundation
import Lessons
import Support

/// The place of a course that is to be made.
struct CoursePlace: Sendable {
    let folder: URL

    /// Refuses a place where something is, where nothing can be made, or inside of another course or kit, which would take it for
    /// a part of theirs.
    ///
    /// - Throws: `CommandError`.
    func refuseIfTaken() throws(CommandError) {
        let files = FileManager.default
        if (try? files.attributesOfItem(atPath: folder.path)) != nil {
            throw .usage("\(folder.path) is there already. Choose another name, or another place with --at.")
        }
        var parent = folder.deletingLastPathComponent()
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: parent.path, isDirectory: &isFolder), isFolder.boolValue else {
            throw .usage("There is no folder \(parent.path). Make it first, or choose another place with --at.")
        }
        guard files.isWritableFile(atPath: parent.path) else {
            throw .usage("You may not write in \(parent.path). Choose another place with --at.")
        }
        parent = parent.resolvingSymlinksInPath()
        while parent.path != "/" {
            let isCourse = files.fileExists(atPath: parent.appending(path: CourseFile.name).path)
            if isCourse || CoursePaths.isKit(parent) {
                throw .usage(
                    "\(folder.path) lies inside of \(parent.path), which is a course. Choose a place beside it with --at."
                )
            }
            parent = parent.deletingLastPathComponent()
        }
    }
}
