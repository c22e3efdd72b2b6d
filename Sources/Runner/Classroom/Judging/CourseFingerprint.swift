import Checking
import Foundation
import Lessons
import Support

/// Names for what decides a grade: each exercise's own, and that of all of them together.
///
/// They are made of contents alone, so that every machine that has the same course has the same names.
struct CourseFingerprint: Sendable {
    /// By the exercise's id.
    let exercises: [String: String]
    /// Of everything.
    let all: String

    /// - Throws: `POSIXFailure` when a file of the course cannot be read, `CancellationError`.
    init(course: Course, exercises: [ExerciseSpec], paths: CoursePaths, version: String) throws {
        let kit = try Self.digest(
            of: ["NN", "Imaging", "Starter", "ExerciseKit", "Grading", "CBLAS", "CPNG", "CJPEG"].map {
                paths.courseKit.appending(path: "Sources/\($0)")
            })
        var lessons: [Lesson.ID: String] = [:]
        var networks: [String: String] = [:]
        var names: [String: String] = [:]
        for exercise in exercises {
            guard let lesson = course.lesson(of: exercise.id) else { continue }
            var digest = Digest()
            digest.update("\(JudgementStore.format) \(version)")
            digest.update(kit)
            let own = try lessons[lesson.id] ?? Self.digest(of: [lesson.folder], except: "Exercise/")
            lessons[lesson.id] = own
            digest.update(own)
            digest.update(exercise.id)
            for network in exercise.networks(lesson: lesson.folder, models: course.models) {
                let own = try networks[network] ?? Self.digest(of: [URL(filePath: network)])
                networks[network] = own
                digest.update(own)
            }
            names[exercise.id] = digest.hexadecimal
        }
        self.exercises = names
        var digest = Digest()
        for (id, name) in names.sorted(by: { $0.key < $1.key }) {
            digest.update(id)
            digest.update(name)
        }
        all = digest.hexadecimal
    }

    /// Paths and contents of all files below some folders.
    private static func digest(of folders: [URL], except unwanted: String? = nil) throws -> String {
        var digest = Digest()
        for folder in folders {
            let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
            for path in paths.sorted() {
                if let unwanted, path.hasPrefix(unwanted) { continue }
                guard case .file = FileKind(of: folder.appending(path: path)) else { continue }
                digest.update(path)
                digest.update(try FileDigest(of: folder.appending(path: path)).hexadecimal)
            }
        }
        return digest.hexadecimal
    }
}
