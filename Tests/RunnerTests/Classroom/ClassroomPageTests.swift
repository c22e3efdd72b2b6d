import Foundation
import Lessons
import Subprocess
import Testing

@testable import Runner

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Does what `docs/classroom.md` says, word for word, in a copy of the course.
@Suite(.timeLimit(.minutes(20)))
struct ClassroomPageTests {
    private let root = MiniCourse.project.appending(path: ".build/trial courses/\(UUID().uuidString)")

    private static func page() throws -> ClassroomPage {
        ClassroomPage(
            try String(contentsOf: MiniCourse.project.appending(path: "docs/classroom.md"), encoding: .utf8))
    }

    @Test func the_page_leads_from_folders_to_grades() async throws {
        try prepare()
        defer { try? FileManager.default.removeItem(at: root) }
        let steps = try Self.page().steps
        #expect(steps.count >= 3)
        for step in steps {
            switch step {
            case .file(let path, let text):
                #expect(try String(contentsOf: root.appending(path: path), encoding: .utf8) == text)
            case .command(let command, let prints):
                let answer = try await shell(command)
                #expect(answer.status == 0, "\(command): \(answer)")
                guard !prints.isEmpty else { continue }
                let printed = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(printed.map(AuthoringPage.steady) == prints.map(AuthoringPage.steady) + [""])
            }
        }
        let pages = try FileManager.default.contentsOfDirectory(
            atPath: root.appending(path: "graded/feedback").path)
        #expect(pages.count { $0.hasSuffix(".html") } == 10)
        for name in ["class.html", "grades.csv", "grades.canvas.csv", "grades.moodle.csv", "junit.xml", "results"] {
            #expect(FileManager.default.fileExists(atPath: root.appending(path: "graded/\(name)").path), "\(name)")
        }
    }

    @Test func every_example_of_the_plan_is_a_plan() throws {
        let course = Course.load(from: MiniCourse.project.appending(path: "Lessons")).course
        let examples = try Self.page().examples
        var whole = ""
        for (key, example) in examples {
            #expect(example.hasPrefix("\(key):"))
            whole += example + "\n"
            // What counts from a date needs one.
            let text = ["late", "extensions"].contains(key) ? "due: 2026-11-20 23:59 +01:00\n\(example)" : example
            let (plan, diagnostics) = GradingPlan.parse(text, file: "grading.yml", of: course)
            #expect(plan != nil && plan != GradingPlan(), "\(example): \(diagnostics)")
        }
        let (plan, diagnostics) = GradingPlan.parse(whole, file: "grading.yml", of: course)
        let all = try #require(plan, "\(diagnostics)")
        // A key that the table has forgotten leaves its property as it is.
        for property in Mirror(reflecting: all).children {
            let usual = Mirror(reflecting: GradingPlan()).children.first { $0.label == property.label }
            #expect("\(property.value)" != "\(usual?.value ?? "")", "\(property.label ?? "")")
        }
    }

    /// The lessons are copied; what they link to is there, and so is the command.
    private func prepare() throws {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
        for name in ["Models", "docs", "Tools"] {
            try FileManager.default.createSymbolicLink(
                at: root.appending(path: name), withDestinationURL: MiniCourse.project.appending(path: name))
        }
        let command = root.appending(path: "course")
        try Data("#!/bin/sh\nexec '\(MiniCourse.supervisor.path)' \"$@\"\n".utf8).write(to: command)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command.path)
    }

    private func shell(_ command: String) async throws -> (status: Int32, output: String, errors: String) {
        // Any level makes the same files; the lowest is there on every machine.
        let environment: [Environment.Key: String] = [
            "COURSE_ROOT": root.path, "COURSE_BUILD": MiniCourse().paths.build.path, "COURSE_CONTAINMENT": "limits",
            "COURSE_INVOCATION": "./course", "NO_COLOR": "1",
        ]
        let result = try await Subprocess.run(
            .path(FilePath("/bin/sh")), arguments: ["-c", command], environment: .inherit.updating(environment),
            workingDirectory: FilePath(root.path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard case .exited(let status) = result.terminationStatus else { throw CocoaError(.executableLoad) }
        return (status, result.standardOutput, result.standardError)
    }
}
