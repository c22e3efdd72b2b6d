import Foundation
import Lessons
import Testing

@testable import Authoring
@testable import Checking

/// Every program that the course knows of some exercises, written into a folder for `Tools/classroom/series`, which hands them
/// in for a made-up class.
struct ProgramCatalogTests {
    private static let folder = ProcessInfo.processInfo.environment["COURSE_PROGRAMS"].map { URL(filePath: $0) }

    @Test(.enabled(if: folder != nil)) func catalogIsWritten() throws {
        let folder = try #require(Self.folder)
        for lesson in ShippedCourse.course.lessons {
            for exercise in lesson.exercises where exercise.edit.count == 1 {
                let own = folder.appending(path: exercise.id)
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                let sources = VariantSources(lesson: lesson.folder, exercise: exercise)
                func write(_ name: String, _ data: Data) throws {
                    try data.write(to: own.appending(path: "\(name).swift"))
                }
                try write("right", sources.files(for: .solution)[0].contents)
                try write("starter", sources.files(for: .starter)[0].contents)
                for mistake in exercise.mistakes {
                    guard let variant = mistake.variant else { continue }
                    try write("known-\(mistake.id)", sources.files(for: variant)[0].contents)
                }
                for (number, answer) in WrongAnswer.all.enumerated() where answer.exercise == exercise.id {
                    try write("unknown-\(number)", Data(answer.program(of: lesson, exercise).utf8))
                }
                try write("file-name", Data("\(lesson.folderName)/\(exercise.edit[0])".utf8))
            }
        }
    }
}
