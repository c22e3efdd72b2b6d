import Foundation
import Lessons

@testable import Authoring
@testable import Checking
@testable import Runner
@testable import Sandbox

/// A course of one new lesson in a folder of its own, built where the mini course is built.
final class TrialCourse: Sendable {
    let root: URL
    let paths: CoursePaths
    let lesson: URL
    let containment = LimitsContainment(supervisor: MiniCourse.supervisor)

    /// The lesson `sharp-edges`, made once for all tests; its references are recorded then.
    private static let template = Task {
        let course = TrialCourse(empty: ())
        guard let name = LessonName("sharp-edges") else { throw CocoaError(.fileReadUnknown) }
        _ = try await NewLesson(name: name, paths: course.paths, containment: course.containment).make()
        return course
    }

    /// A copy of the lesson `sharp-edges`.
    convenience init() async throws {
        let template = try await Self.template.value
        self.init(empty: ())
        for part in ["Lessons", ".course"] {
            try FileManager.default.copyItem(
                at: template.root.appending(path: part), to: root.appending(path: part))
        }
    }

    private init(empty: Void) {
        // Inside of the project, where the course's own package is found.
        root = MiniCourse.project.appending(path: ".build/trial courses/\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        paths = CoursePaths(root: root, build: MiniCourse().paths.build)
        lesson = paths.lessons.appending(path: "01-sharp-edges")
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// The course as it is now.
    func load(_ files: FileChecking = .required) -> CourseLoad { Course.load(from: paths.lessons, files: files) }

    /// What the validation says; the solution is built and run as asked for.
    func check(_ ways: [SolutionRun] = SolutionRun.validation) async throws -> ValidationReport {
        var validation = LessonValidation(load: load(), paths: paths, containment: containment)
        validation.ways = ways
        return try await validation.check()
    }

    /// Brings the target list and the starter up to date.
    @discardableResult
    func synchronize() async throws -> CourseSync.Result {
        try await CourseSync(course: load(.beforeRecording).course, paths: paths).write()
    }

    /// Records the lesson.
    func record(replacing replaces: Bool, madeBy: String? = nil) async throws -> (
        recordings: [ExerciseRecording], written: [String]
    ) {
        let course = load(.beforeRecording).course
        let recorder = Recorder(
            runner: VariantRunner(paths: paths, containment: containment), lesson: course.lessons[0],
            replaces: replaces, madeBy: madeBy)
        return try await LessonRecording(recorder: recorder).run()
    }

    /// A PNG file of 2 x 2 pixels.
    let drawing =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4z8DA8B+MgBgAHfAD/dPQfSYAAAAASUVORK5CYII=")
        ?? Data()

    func text(_ path: String) throws -> String {
        try String(contentsOf: lesson.appending(path: path), encoding: .utf8)
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: lesson.appending(path: path))
    }

    /// Replaces a part of a file that has to be there.
    func edit(_ path: String, _ old: String, _ new: String) throws {
        let before = try text(path)
        guard before.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
        try write(before.replacing(old, with: new), to: path)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(at: lesson.appending(path: path)) }
}
