import Foundation
import Subprocess
import Testing

@testable import Runner

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

extension MiniCourseTests {
    /// Does what `docs/authoring.md` says, word for word, in a copy of the course.
    @Suite(.timeLimit(.minutes(20)))
    struct AuthoringPageTests {
        private let root = MiniCourse.project.appending(path: ".build/trial courses/\(UUID().uuidString)")

        @Test func the_page_leads_from_nothing_to_a_lesson_that_passes() async throws {
            try prepare()
            defer { try? FileManager.default.removeItem(at: root) }
            let text = try String(contentsOf: MiniCourse.project.appending(path: "docs/authoring.md"), encoding: .utf8)
            let steps = AuthoringPage(text).steps
            #expect(steps.count >= 10)
            for step in steps {
                switch step {
                case .file(let path, let text):
                    let file = root.appending(path: path)
                    #expect(
                        FileManager.default.fileExists(atPath: file.path),
                        "\(path) is not one of the new lesson's files")
                    try Data(text.utf8).write(to: file)
                case .command(let line, let prints):
                    let arguments = line.split(separator: " ").dropFirst().map(String.init)
                    let answer = try await course(arguments)
                    // Before the learner has written anything, a check does not pass.
                    #expect(answer.status == (arguments.first == "check" ? 1 : 0), "\(arguments): \(answer)")
                    if !prints.isEmpty {
                        let printed = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
                        #expect(printed.map(AuthoringPage.steady) == prints.map(AuthoringPage.steady) + [""])
                    }
                }
            }
        }

        /// The lessons are copied; what they link to is there.
        private func prepare() throws {
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: MiniCourse.project.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
            for name in ["Models", "docs", "Tools"] {
                try FileManager.default.createSymbolicLink(
                    at: root.appending(path: name), withDestinationURL: MiniCourse.project.appending(path: name))
            }
        }

        private func course(_ arguments: [String]) async throws -> (status: Int32, output: String, errors: String) {
            let environment: [Environment.Key: String] = [
                "COURSE_ROOT": root.path, "COURSE_BUILD": MiniCourse().paths.build.path,
                "COURSE_INVOCATION": "./course", "NO_COLOR": "1",
            ]
            let result = try await Subprocess.run(
                .path(FilePath(MiniCourse.supervisor.path)), arguments: Arguments(arguments),
                environment: .inherit.updating(environment), workingDirectory: FilePath(root.path),
                output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
            guard case .exited(let status) = result.terminationStatus else { throw CocoaError(.executableLoad) }
            return (status, result.standardOutput, result.standardError)
        }
    }
}
