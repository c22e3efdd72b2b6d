import Foundation
import Grading
import Lessons
import Testing

@testable import Authoring
@testable import Checking
@testable import Sandbox

/// The lessons of this project, checked the way a learner's are.
struct ShippedCourse: Sendable {
    static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().standardizedFileURL
    /// The course's own program: the tests' program has no `supervise`.
    static let supervisor: SupervisorProgram = {
        let tests = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        let besides = tests.deletingLastPathComponent().appending(path: "course")
        let usual = project.appending(path: ".build/debug/course")
        let isThere = FileManager.default.isExecutableFile(atPath: besides.path)
        return SupervisorProgram(path: (isThere ? besides : usual).path)
    }()
    static let load = Course.load(from: project.appending(path: "Lessons"))
    static var course: Course { load.course }

    /// What the author gate says of a lesson, whatever it said before.
    static func validation(_ lesson: Lesson) async throws -> LessonReport {
        var validation = LessonValidation(
            load: load, paths: CoursePaths(root: project),
            containment: try await ContainmentLadder(supervisor: supervisor).choose())
        validation.again = true
        let reports = try await validation.check([lesson.folderName]).lessons
        guard let report = reports.first, reports.count == 1 else { throw CocoaError(.fileNoSuchFile) }
        return report
    }
}

extension Lesson: CustomTestStringConvertible {
    /// Its name in the list of tests.
    public var testDescription: String { id }
}
