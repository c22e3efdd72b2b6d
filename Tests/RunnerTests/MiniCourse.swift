import Foundation
import Lessons

@testable import Checking
@testable import Sandbox

/// The course of `Tests/MiniCourse`, built once in a folder that outlasts the tests.
struct MiniCourse: Sendable {
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

    let root: URL
    let course: Course
    let paths: CoursePaths
    /// In the environment of every process that this value's checks start.
    let marker = "mini-\(UUID().uuidString)"

    init() {
        self.init(root: Self.project.appending(path: "Tests/MiniCourse"))
    }

    /// A copy of the mini course, built where the other one is.
    init(root: URL, build: URL? = nil) {
        self.root = root
        course = Course.load(from: root.appending(path: "Lessons")).course
        paths = CoursePaths(root: root, build: build)
    }

    var containment: LimitsContainment { LimitsContainment(supervisor: Self.supervisor) }

    /// Checks one variant of an exercise, on the lowest level of containment when none is named.
    func check(_ id: String, _ variant: Variant, on level: SandboxLevel = .limits) async throws -> CheckRecord {
        guard let exercise = course.exercise(id), let lesson = course.lesson(of: exercise.id) else {
            throw MissingExercise(id: id)
        }
        let containment = try await ContainmentLadder(supervisor: Self.supervisor).choose(level)
        var pipeline = CheckPipeline(paths: paths, containment: containment)
        pipeline.marker = marker
        return try await pipeline.check(exercise, in: lesson, variant: variant)
    }

    struct MissingExercise: Error { var id: String }
}

/// Looks for processes that should not be there.
enum ProcessScan {
    /// The ids of processes with a text in their environment or command line; Linux only, empty elsewhere.
    static func processes(with text: String) -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(Int32.init).filter { id in
            id != getpid()
                && ["environ", "cmdline"].contains { part in
                    guard let data = FileManager.default.contents(atPath: "/proc/\(id)/\(part)") else { return false }
                    return data.range(of: Data(text.utf8)) != nil
                }
        }
    }

    /// The process that started another, as `/proc` has it.
    static func parent(of id: Int32) -> Int32? {
        guard let status = try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8) else { return nil }
        return status.split(separator: "\n").first { $0.hasPrefix("PPid:") }
            .flatMap { Int32($0.dropFirst(5).trimmingCharacters(in: .whitespaces)) }
    }

    /// Whether a process is the program `sleep`.
    static func isSleeping(_ id: Int32) -> Bool {
        FileManager.default.contents(atPath: "/proc/\(id)/cmdline")?.starts(with: Data("sleep\0".utf8)) ?? false
    }

    /// Waits until no process has the text, at most the time given; returns those that are left.
    static func waitForNone(with text: String, seconds: Double = 60) async throws -> [Int32] {
        let end = SuspendingClock().now + .seconds(seconds)
        while SuspendingClock().now < end {
            if processes(with: text).isEmpty { return [] }
            try await Task.sleep(for: .milliseconds(20))
        }
        return processes(with: text)
    }
}
