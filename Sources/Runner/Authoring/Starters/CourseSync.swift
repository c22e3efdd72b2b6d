import Checking
import Foundation
import Lessons
import Support

/// Brings what is generated from the lessons up to date: the target list, and the files that learners begin with.
package struct CourseSync: Sendable {
    package let course: Course
    package let paths: CoursePaths

    package init(course: Course, paths: CoursePaths) {
        self.course = course
        self.paths = paths
    }

    /// What was done, or would be.
    package struct Result: Sendable {
        /// Which targets have come, gone or changed; nil when the list is up to date.
        package var targets: String?
        /// The files that are not the starter and can be replaced, relative to the course.
        package var starters: [String] = []
        /// The files that somebody has worked on, with the exercise that they belong to.
        package var edited: [(path: String, exercise: String)] = []

        package var isCurrent: Bool { targets == nil && starters.isEmpty }
    }

    package var manifest: URL { paths.lessons.appending(path: "Package.swift") }

    /// Says what is not up to date.
    ///
    /// - Throws: `BuildFault.missingSource`, `BuildFault.brokenMarks`, `CancellationError`.
    package func plan() async throws -> Result { try await result(of: files()) }

    /// Writes what is not up to date; nobody's work is touched.
    ///
    /// - Throws: as `plan`, and `StateError.unwritable`.
    package func write() async throws -> Result {
        let files = try await files()
        let result = result(of: files)
        if result.targets != nil {
            do {
                try AtomicFile.write(Data(LessonsManifest.text(for: course).utf8), to: manifest)
            } catch {
                throw StateError.unwritable(manifest.path, "\(error)")
            }
        }
        var record = SyncRecord(of: paths)
        let before = record
        for file in files { _ = try file.write(into: &record) }
        if record != before { record.save(in: paths) }
        return result
    }

    private func files() async throws -> [StarterFile] {
        var files: [StarterFile] = []
        for lesson in course.lessons {
            for exercise in lesson.exercises {
                files += try await StarterFile.all(of: exercise, in: lesson, paths)
            }
        }
        return files
    }

    private func result(of files: [StarterFile]) -> Result {
        var result = Result()
        let text = LessonsManifest.text(for: course)
        let old = (try? String(contentsOf: manifest, encoding: .utf8)).map { LineEnds.unified($0) }
        if old != text { result.targets = TargetChanges(from: old ?? "", to: text).description }
        for file in files {
            switch file.state {
            case .current: break
            case .missing, .stale: result.starters.append(file.path)
            case .edited: result.edited.append((file.path, file.exercise.id))
            }
        }
        return result
    }
}
