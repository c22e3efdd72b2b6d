import Checking
import Foundation
import Lessons
import Sandbox
import Support

/// Makes a course of somebody's own: a repository with one lesson that passes the gate, which depends on a kit by its version.
package struct NewCourse: Sendable {
    package let name: LessonName
    package let title: String
    /// Where it is to lie.
    package let folder: URL
    package let kit: SourceKit
    package let containment: any Containment
    package var progress: @Sendable (String) -> Void

    package init(
        name: LessonName, title: String? = nil, folder: URL, kit: SourceKit, containment: any Containment,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.name = name
        self.title = title ?? name.title
        self.folder = folder.standardizedFileURL
        self.kit = kit
        self.containment = containment
        self.progress = progress
    }

    /// What was made.
    package struct Result: Sendable {
        package let commit: FirstCommit
        package let installation: KitInstallation
    }

    /// Makes it whole, or leaves nothing behind.
    ///
    /// - Throws: `CommandError` where the place will not do, `StateError`, `BuildFault`, `CancellationError`.
    package func make() async throws -> Result {
        try CoursePlace(folder: folder).refuseIfTaken()
        let stage = folder.deletingLastPathComponent().appending(path: ".\(folder.lastPathComponent).part-\(getpid())")
        let commit: FirstCommit
        do {
            try CourseTemplate(title: title, kit: kit).write(to: stage)
            let paths = CoursePaths(root: stage, kit: kit.folder)
            var lesson = NewLesson(
                name: Self.firstLesson, paths: paths, containment: containment, progress: progress)
            lesson.hasPicture = true
            _ = try await lesson.make()
            // What was built and logged names this place, which the course is about to leave.
            for made in [".build", ".course/logs"] {
                try? FileManager.default.removeItem(at: stage.appending(path: made))
            }
            commit = try await FirstCommit.make(in: stage)
            try Task.checkCancellation()
            guard rename(stage.path, folder.path) == 0 else {
                throw StateError.unwritable(folder.path, String(cString: strerror(errno)))
            }
        } catch {
            try? FileManager.default.removeItem(at: stage)
            throw error
        }
        return Result(commit: commit, installation: KitInstallation.make(of: kit))
    }

    private static var firstLesson: LessonName {
        guard let name = LessonName("stretch-a-map") else { preconditionFailure("the name is sound") }
        return name
    }
}
