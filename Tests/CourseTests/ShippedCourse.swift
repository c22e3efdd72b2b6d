import Foundation
import Grading
import Lessons
import Testing

@testable import Runner

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

    /// An exercise with the lesson that it is in.
    struct Place: Sendable, CustomTestStringConvertible {
        let lesson: Lesson
        let exercise: ExerciseSpec
        var testDescription: String { exercise.id }
    }

    static let places: [Place] = course.lessons.flatMap { lesson in
        lesson.exercises.map { Place(lesson: lesson, exercise: $0) }
    }

    /// Checks one variant of an exercise.
    static func check(_ place: Place, _ variant: Variant) async throws -> CheckRecord {
        let pipeline = CheckPipeline(
            course: course, workspace: Workspace(root: project),
            containment: try await ContainmentLadder(supervisor: supervisor).choose())
        return try await pipeline.check(place.exercise, in: place.lesson, variant: variant)
    }
}
