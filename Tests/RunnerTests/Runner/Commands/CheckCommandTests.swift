import Foundation
import NN
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
    /// `course check --json` as a script calls it: the built program, on an exercise with a case that is shown and one that is
    /// hidden.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct CheckCommandTests {
        /// Beside what is built, since the kit is looked for above a course.
        private let root = MiniCourse.project.appending(path: ".build/checked-course")
        private var lesson: URL { root.appending(path: "Lessons/01-doubling") }

        init() throws {
            try? FileManager.default.removeItem(at: root)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: MiniCourse.project.appending(path: "Tests/MiniCourse/Lessons"), to: root.appending(path: "Lessons"))
            let text = try String(contentsOf: lesson.appending(path: "lesson.md"), encoding: .utf8)
            try write(
                text.replacing(
                    "given: { values: [1, 2, 3, 4, 5, 6] }",
                    with: """
                        given: { values: [1, 2, 3, 4, 5, 6] }
                        cases: [shown, { id: under-glass, hidden: true, given: { values: [4321, 5, 4, 3, 2, 1] } }]
                        """), to: "lesson.md")
            // What the references were made from is another lesson's.
            try FileManager.default.removeItem(at: lesson.appending(path: "references/provenance.json"))
            func tensor(_ values: [Float]) -> StoredArray { StoredArray(Tensor(values, shape: [2, 3])) }
            try SafeTensors(arrays: [
                "shown/doubled": tensor([2, 4, 6, 8, 10, 12]), "under-glass/doubled": tensor([8642, 10, 8, 6, 4, 2]),
            ]).write(to: lesson.appending(path: "references/doubled.safetensors"))
        }

        /// What each answer has to come to, as a body of `doubled(_:)`.
        private static let answers: [(body: String, outcome: String, status: Int32)] = [
            ("numbers * 2", "passed", 0), ("numbers + 1", "failed", 1), ("numbers * true", "did-not-build", 1),
            ("[numbers][1]", "crashed", 1), ("yourTurn(\"double them\")", "not-attempted", 1),
        ]

        @Test func json_hasEveryKeyAndNoSecret() async throws {
            for answer in Self.answers {
                try write(
                    "import NN\nimport Starter\n\npublic func doubled(_ numbers: Tensor) -> Tensor { \(answer.body) }\n",
                    to: "Exercise/Doubling.swift")
                let (status, output) = try await course("check", "doubling", "--json")
                #expect(status == answer.status, "\(answer.body)")
                let object = try #require(
                    try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(answer.body)")
                #expect(object["outcome"] as? String == answer.outcome, "\(answer.body)")
                #expect(Set(object.keys) == CheckReportTests.keys, "\(answer.body)")
                for check in try #require(object["checks"] as? [[String: Any]]) {
                    #expect(Set(check.keys) == CheckReportTests.checkKeys, "\(answer.body)")
                }
                // Seconds may hold any digits.
                let said = output.replacing(/"(build|run|grade)" : [0-9.e-]+/, with: "")
                #expect(said.count < output.count)
                for secret in ["under-glass", "4321", "4322", "8642"] {
                    #expect(!said.contains(secret), "\(answer.body)")
                }
            }
        }

        /// Code that would tell what a hidden case is given; what it comes to, and what is said of it.
        private static let tattling: [(body: String, outcome: String, says: String)] = [
            ("print(numbers.scalars)", "passed", "is right"),
            ("seen += numbers.scalars; print(seen)", "passed", "is right"),
            ("FileHandle.standardError.write(Data(\"\\(numbers.scalars)\".utf8))", "passed", "is right"),
            ("precondition(numbers.scalars[0] < 9, \"\\(numbers.scalars)\")", "crashed", "It stopped at"),
            ("if numbers.scalars[0] > 9 { _ = seen[7] }", "crashed", "a case that is not shown: Index out of range."),
            ("if numbers.scalars[0] > 9 { yourTurn(\"\\(numbers.scalars)\") }", "not-attempted", "`yourTurn` is still"),
            (
                "if numbers.scalars[0] > 9 { print(\"check: \\(numbers)\", to: &errors); exit(1) }", "crashed",
                "Your code threw an error in a case that is not shown."
            ),
        ]

        @Test(arguments: tattling)
        func whatAHiddenCaseIsGiven_isNotTold(code: (body: String, outcome: String, says: String)) async throws {
            try write(
                """
                import Foundation
                import NN
                import Starter

                nonisolated(unsafe) var seen: [Float] = []
                struct Errors: TextOutputStream {
                    func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
                }
                nonisolated(unsafe) var errors = Errors()
                public func doubled(_ numbers: Tensor) -> Tensor {
                    \(code.body)
                    return numbers * 2
                }
                """, to: "Exercise/Doubling.swift")
            let output = try await course("check", "doubling", "--json").output
            let object = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
            #expect(object["outcome"] as? String == code.outcome)
            let says = (object["says"] as? [String] ?? []).joined(separator: " ")
            #expect(says.contains(code.says), "\(says)")
            let page = try await course("check", "doubling").output
            let logs = root.appending(path: ".course/logs/doubling.log")
            let said = [output.replacing(/"(build|run|grade)" : [0-9.e-]+/, with: ""), page]
            let log = try String(contentsOf: logs, encoding: .utf8).replacing(/== .* ==/, with: "")
            for text in said + [log] {
                for secret in ["4321", "8642", "\u{1E}", "\\u001e"] { #expect(!text.contains(secret), "\(text)") }
            }
            let prints = code.body.hasPrefix("print") || code.body.hasPrefix("seen")
            #expect((object["printed"] as? String)?.hasPrefix("[1.0, 2.0") == prints)
            #expect(page.contains("What your code printed in hidden cases is left out.") == prints)
        }

        @Test func hint_isForTheOutputThatIsWrong() async throws {
            let text = try String(contentsOf: lesson.appending(path: "lesson.md"), encoding: .utf8)
            let hints = "[General., Another., { for: doubled, say: Twice. }, { for: [doubled], say: Twice each. }]"
            try write(text.replacing(/hints: .*/, with: "hints: \(hints)"), to: "lesson.md")
            try write(
                "import NN\n\npublic func doubled(_ numbers: Tensor) -> Tensor { numbers * numbers }\n",
                to: "Exercise/Doubling.swift")
            let page = try await course("check", "doubling").output
            #expect(page.contains("Hint 3 of 4: Twice.\n"))
            #expect(page.contains("stuck"))
            // `hint` goes on from there, then through the others in order.
            for (number, say) in [(4, "Twice each."), (1, "General."), (2, "Another.")] {
                #expect(try await course("hint", "doubling").output.hasPrefix("Hint \(number) of 4: \(say)\n"))
            }
            #expect(try await course("hint", "doubling").output.contains("These were all."))
            let last = try await course("check", "doubling").output
            #expect(last.contains("Hint 4 of 4: Twice each.\n"))
            #expect(!last.contains("stuck"))
        }

        @Test func firstHint_countsAsReadWhenItIsShown() async throws {
            let text = try String(contentsOf: lesson.appending(path: "lesson.md"), encoding: .utf8)
            try write(text.replacing(/hints: .*/, with: "hints: [General., Another.]"), to: "lesson.md")
            try write(
                "import NN\n\npublic func doubled(_ numbers: Tensor) -> Tensor { numbers * numbers }\n",
                to: "Exercise/Doubling.swift")
            for _ in 1...2 { #expect(try await course("check", "doubling").output.contains("Hint 1 of 2: General.\n")) }
            #expect(try await course("hint", "doubling").output == "Hint 2 of 2: Another.\n")
            #expect(try await course("check", "doubling").output.contains("Hint 2 of 2: Another.\n"))
        }

        @Test func hintOfAnotherExercise_isNamedAsSuch() async throws {
            let text = try String(contentsOf: lesson.appending(path: "lesson.md"), encoding: .utf8)
            try write(text.replacing(/hints: .*/, with: "hints: [General., Another., Last.]"), to: "lesson.md")
            func check(_ body: String) async throws -> String {
                try write(
                    "import NN\n\npublic func doubled(_ numbers: Tensor) -> Tensor { \(body) }\n",
                    to: "Exercise/Doubling.swift")
                return try await course("check", "doubling").output
            }
            #expect(try await check("numbers * numbers").contains("course hint\n"))
            #expect(try await check("numbers * 2").contains("passed"))
            // Now `course hint` alone means the next exercise.
            #expect(try await check("numbers * numbers").contains("course hint doubling\n"))
            #expect(try await course("hint", "doubling").output.contains("course hint doubling` again"))
        }

        @Test func missingReference_isAGraderFaultWithEveryKey() async throws {
            try write(
                String(contentsOf: lesson.appending(path: "Solution/Doubling.swift"), encoding: .utf8),
                to: "Exercise/Doubling.swift")
            try SafeTensors(arrays: ["other": StoredArray(Tensor([1], shape: [1]))])
                .write(to: lesson.appending(path: "references/doubled.safetensors"))
            let (status, output) = try await course("check", "doubling", "--json")
            #expect(status == 70)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
            #expect(object["outcome"] as? String == "grader-fault")
            #expect(Set(object.keys) == CheckReportTests.keys)
        }

        @Test func kernelsOfTheStartScript_reachTheProgram() async throws {
            try write(
                """
                import Foundation
                import NN

                public func doubled(_ numbers: Tensor) -> Tensor {
                    print("kernels: \\(ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] ?? "its own choice")")
                    return numbers * 2
                }

                """, to: "Exercise/Doubling.swift")
            for (named, printed) in [("Haswell", "kernels: Haswell"), (nil, "kernels: its own choice")] {
                let output = try await course(
                    "check", "doubling", "--json", variables: ["OPENBLAS_CORETYPE": named]
                ).output
                let object = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
                #expect(object["outcome"] as? String == "passed")
                #expect((object["printed"] as? String)?.hasPrefix("\(printed)\n") == true, "\(output)")
            }
        }

        private func write(_ text: String, to path: String) throws {
            try Data(text.utf8).write(to: lesson.appending(path: path))
        }

        private func course(
            _ arguments: String..., variables: [Environment.Key: String?] = [:]
        ) async throws -> (status: Int32, output: String) {
            let result = try await Subprocess.run(
                .path(FilePath(MiniCourse.supervisor.path)), arguments: Arguments(arguments),
                environment: .inherit.updating([
                    "COURSE_ROOT": root.path, "COURSE_BUILD": MiniCourse().paths.build.path, "TERM": "dumb",
                ]).updating(variables),
                workingDirectory: FilePath(root.path), output: .string(limit: 1 << 20),
                error: .string(limit: 1 << 20)
            )
            guard case .exited(let status) = result.terminationStatus else { throw Unexpected() }
            return (status, result.standardOutput)
        }

        private struct Unexpected: Error {}
    }
}
