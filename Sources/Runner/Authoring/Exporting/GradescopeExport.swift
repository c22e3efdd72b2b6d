import Checking
import Foundation
import Lessons
import Sandbox
import Support
import VersionControl

/// Makes the archive that Gradescope wants of an autograder: two scripts, and the course as its last commit has it.
///
/// Git writes the archive, so only what is committed can be in it: no builds, no progress. The tests are left out, and where the
/// learner's files lie come the starters, whatever somebody has made of them here.
package struct GradescopeExport: Sendable {
    private let course: Course
    private let paths: CoursePaths
    /// The exercises that are graded, by id; all of them when empty.
    private let exercises: [ExerciseSpec.ID]
    /// What programs are contained by there; the best that works, and nothing below Landlock, when nil.
    private let containment: SandboxLevel?

    package init(course: Course, paths: CoursePaths, exercises: [ExerciseSpec.ID], containment: SandboxLevel?) {
        self.course = course
        self.paths = paths
        self.exercises = exercises
        self.containment = containment
    }

    /// What was made.
    package struct Result: Sendable {
        /// The commit, in short.
        package let commit: String
        package let bytes: Int
    }

    /// Where the scripts lie, relative to the course.
    private static let scripts = "Tools/classroom/gradescope"
    private static let left = [":(exclude)Tests", ":(exclude,glob)Lessons/*/Exercise/**"]

    /// Writes the archive; the file appears whole, or not at all.
    ///
    /// - Throws: `CommandError`, `BuildFault`, `StateError.unwritable`, `CancellationError`.
    package func write(to file: URL) async throws -> Result {
        guard FileManager.default.fileExists(atPath: file.path) == false else {
            throw CommandError.usage("\(file.path) is there already. Name another file after --out, or remove it.")
        }
        let git = Git(root: paths.courseKit, for: "exports")
        guard paths.root.path == paths.courseKit.path,
            let commit = try await git.text(["rev-parse", "--short", "--verify", "HEAD"])
        else {
            throw CommandError.usage(
                "\(paths.root.path) is no clone with a commit, and what is exported is what git has of the course. Export "
                    + "from a clone.")
        }
        try await requireCommitted(git)
        let temporary = try TemporaryFiles(in: paths.runs)
        defer { temporary.remove() }
        let archive = temporary.folder.appending(path: "archive.zip")
        let added = try addedFiles(temporary)
        try await git.run(
            ["archive", "--format=zip", "-o", archive.path] + added + ["--prefix=course/", "HEAD", "--", "."]
                + Self.left)
        do {
            let data = try Data(contentsOf: archive)
            try AtomicFile.write(data, to: file)
            return Result(commit: commit, bytes: data.count)
        } catch {
            throw StateError.unwritable(file.path, "\(error)")
        }
    }

    /// What is not committed would be missing there, and what is graded there would not be what is graded here.
    private func requireCommitted(_ git: Git) async throws {
        let text = try await git.run(
            ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal", "--", "."] + Self.left
                + [":(exclude)docs"]
        ).output
        let changed = String(decoding: text, as: UTF8.self).split(separator: "\0").filter { entry in
            let path = entry.dropFirst(3)
            return !entry.hasPrefix("??") || path.hasPrefix("Sources/") || path.hasPrefix("Lessons/")
        }
        guard let first = changed.first?.dropFirst(3) else { return }
        let more = changed.count == 1 ? "" : " (and \(changed.count - 1) more)"
        throw CommandError.refused(
            "\(first)\(more) is changed and not committed, and the last commit is what is exported. Commit it first.")
    }

    /// How git is told of the files that are in no commit: each below a prefix, in this order.
    private func addedFiles(_ temporary: TemporaryFiles) throws -> [String] {
        let scripts = paths.root.appending(path: Self.scripts)
        var arguments = ["--prefix="] + ["setup.sh", "run_autograder"].map { "--add-file=\(scripts.path)/\($0)" }
        let options =
            exercises.flatMap { ["--exercise", $0] } + (containment.map { ["--containment", $0.rawValue] } ?? [])
        let file = try temporary.write(Data(options.map { $0 + "\n" }.joined().utf8), to: "options")
        arguments.append("--add-file=\(file.path)")
        for lesson in course.lessons {
            for exercise in lesson.exercises {
                for starter in try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .starter) {
                    let path = "Lessons/\(lesson.folderName)/\(starter.path)"
                    let file = try temporary.write(starter.contents, to: path)
                    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
                    arguments += ["--prefix=course/\(folder)/", "--add-file=\(file.path)"]
                }
            }
        }
        return arguments
    }
}

/// Files that are made for a moment, in a folder of their own.
private struct TemporaryFiles {
    let folder: URL

    init(in parent: URL) throws(StateError) {
        folder = parent.appending(path: "export-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(folder.path, error.localizedDescription)
        }
    }

    func write(_ data: Data, to path: String) throws(StateError) -> URL {
        let file = folder.appending(path: path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        } catch {
            throw .unwritable(file.path, error.localizedDescription)
        }
        return file
    }

    func remove() { FolderRemoval.remove(folder) }
}
