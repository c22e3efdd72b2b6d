import Checking
import Foundation
import Lessons
import Sandbox
import Support

/// Makes a lesson that passes validation at once.
package struct NewLesson: Sendable {
    package let name: LessonName
    package let paths: CoursePaths
    package let containment: any Containment
    /// Whether its text has a picture.
    var hasPicture = false
    package var progress: @Sendable (String) -> Void = { _ in }

    package init(
        name: LessonName, paths: CoursePaths, containment: any Containment,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.name = name
        self.paths = paths
        self.containment = containment
        self.progress = progress
    }

    /// The lesson's folder, its references and the course's target list; nothing is left behind when that fails.
    ///
    /// - Returns: the name of the folder.
    /// - Throws: `CommandError` where the name is taken, `StateError`, `BuildFault`, `CancellationError`.
    package func make() async throws -> String {
        let before = paths.load(.beforeRecording)
        let isEmpty = before.course.lessons.isEmpty && before.broken.isEmpty
        guard isEmpty || before.diagnostics.isEmpty else { throw CommandError.lessons(before.diagnostics) }
        try refuseIfTaken(in: before.course)
        let number = (before.course.lessons.map(\.number).max() ?? 0) + 1
        let folderName = name.folder(number: number)
        let folder = paths.lessons.appending(path: folderName)
        guard !FileManager.default.fileExists(atPath: folder.path) else {
            throw CommandError.usage(
                "There is already a folder \(paths.relative(folder.path)). Choose another name.")
        }
        do {
            var template = LessonTemplate(name: name, previous: before.course.lessons.last?.id)
            template.hasPicture = hasPicture
            try write(template.files, to: folder)
            if hasPicture { try draw(to: folder.appending(path: LessonTemplate.picturePath)) }
            try await record(folderName)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        try await synchronize()
        return folderName
    }

    private func refuseIfTaken(in course: Course) throws(CommandError) {
        let ids = course.lessons.map(\.id) + course.exercises.flatMap { [$0.id] + $0.aliases }
        if ids.contains(name.slug) || course.exercises.contains(where: { $0.target == name.target }) {
            throw .usage("The name \"\(name.slug)\" is taken. Choose another; an id is never used twice.")
        }
        for module in [name.target, name.target + "Check"] {
            guard let owner = ReservedNames.owner(of: module) else { continue }
            throw .usage("The name \"\(name.slug)\" is taken: \(module) is \(owner). Choose another.")
        }
    }

    private func write(_ files: [String: String], to folder: URL) throws {
        for (path, text) in files {
            let file = folder.appending(path: path)
            do {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            } catch {
                throw StateError.unwritable(file.path, error.localizedDescription)
            }
        }
    }

    private func draw(to file: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try UnstretchedMap().picture.pngData(level: 9).write(to: file)
        } catch {
            throw StateError.unwritable(file.path, "\(error)")
        }
    }

    private func record(_ folderName: String) async throws {
        let load = paths.load(.beforeRecording)
        guard let lesson = load.course.lessons.first(where: { $0.folderName == folderName }) else {
            throw CommandError.lessons(load.diagnostics)
        }
        let runner = VariantRunner(paths: paths, containment: containment)
        let recorder = Recorder(runner: runner, lesson: lesson, replaces: false, progress: progress)
        let problems = try await LessonRecording(recorder: recorder).run().recordings.flatMap(\.problems)
        guard problems.isEmpty else { throw CommandError.lessons(problems) }
    }

    private func synchronize() async throws {
        let load = paths.load(.beforeRecording)
        guard load.diagnostics.isEmpty else { throw CommandError.lessons(load.diagnostics) }
        _ = try await CourseSync(course: load.course, paths: paths).write()
    }
}
