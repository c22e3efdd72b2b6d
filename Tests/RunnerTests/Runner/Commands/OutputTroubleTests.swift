#if os(Linux)
    import Foundation
    import Subprocess
    import Testing

    @testable import Checking
    @testable import Runner

    #if canImport(System)
        import System
    #else
        import SystemPackage
    #endif

    extension MiniCourseTests {
        /// Where nothing can be written, or hardly anything opened: the result is not lost, and what is wrong is said once.
        @Suite(.serialized, .timeLimit(.minutes(20)))
        struct OutputTroubleTests {
            private let mini = MiniCourse()
            private let root = MiniCourse.project.appending(path: ".build/troubled-course")
            private var state: URL { root.appending(path: ".course") }

            init() throws {
                try? FileManager.default.removeItem(at: root)
                try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
                try FileManager.default.copyItem(
                    at: mini.root.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
            }

            /// A line for a shell, in which `"$COURSE"` is the program.
            private func shell(_ line: String) async throws -> (status: Int32?, output: String, errors: String) {
                let result = try await Subprocess.run(
                    .path("/bin/bash"), arguments: ["-c", line],
                    environment: .inherit.updating([
                        "COURSE": MiniCourse.supervisor.path, "COURSE_ROOT": root.path,
                        "COURSE_BUILD": mini.paths.build.path, "NO_COLOR": "1",
                    ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
                guard case .exited(let status) = result.terminationStatus else {
                    return (nil, result.standardOutput, result.standardError)
                }
                return (status, result.standardOutput, result.standardError)
            }

            private func answer(_ variant: String) throws {
                let lesson = root.appending(path: "Lessons/01-doubling")
                try Data(contentsOf: lesson.appending(path: variant)).write(
                    to: lesson.appending(path: "Exercise/Doubling.swift"))
            }

            @Test(arguments: [
                ("Solution/Doubling.swift", "passed", Int32(70)), ("Mistakes/not-doubled.swift", "failed", 1),
            ])
            func stateThatCannotBeWritten_losesNoResult(variant: String, outcome: String, status: Int32) async throws {
                try answer(variant)
                // Root may write into any folder, but not into what is none.
                try Data().write(to: state)
                let json = try await shell(#""$COURSE" check doubling --json"#)
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
                #expect(object["outcome"] as? String == outcome)
                #expect(json.status == status)
                #expect(json.errors.split(separator: "\n").count == 1, "\(json.errors)")
                #expect(json.errors.contains(".course cannot be written"))
                let page = try await shell(#""$COURSE" check doubling"#)
                #expect(page.output.contains(outcome == "passed" ? "passed" : "not right yet"))
                #expect(page.status == status)
            }

            @Test func outputThatCannotBeWritten_isAnError() async throws {
                for command in ["list", "list --json", "--help", "next"] {
                    let answer = try await shell(#""$COURSE" \#(command) > /dev/full"#)
                    #expect(answer.status == 74, "\(command)")
                    #expect(
                        answer.errors == "course: What was asked for could not be written: No space left on device.\n",
                        "\(command)")
                }
                #expect(try await shell(#""$COURSE" list | head -1 > /dev/null"#).errors == "")
            }

            @Test func fewOpenFiles_areOneError() async throws {
                for command in ["list", "next", "check doubling --json"] {
                    let answer = try await shell(#"ulimit -n 12; "$COURSE" \#(command)"#)
                    #expect(answer.status == 70, "\(command)")
                    #expect(answer.output == "", "\(command)")
                    #expect(answer.errors.hasPrefix("course: This shell lets a program open 12 files"))
                    #expect(answer.errors.split(separator: "\n").count == 1, "\(answer.errors)")
                }
                // What a shell only suggests is raised.
                #expect(try await shell(#"ulimit -Sn 12; "$COURSE" list"#).status == 0)
            }
        }
    }
#endif
