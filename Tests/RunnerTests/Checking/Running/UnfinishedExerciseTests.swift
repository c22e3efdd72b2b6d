import Foundation
import Grading
import Lessons
import NN
import Sandbox
import Testing

@testable import Authoring
@testable import Checking
@testable import Runner

extension MiniCourseTests {
    /// What becomes of an exercise of three functions of which not all are written.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct UnfinishedExerciseTests {
        let mini: MiniCourse
        private let exercise: ExerciseSpec
        private var file: URL { mini.root.appending(path: "Lessons/01-three-steps/Exercise/ThreeSteps.swift") }

        init() throws {
            let root = MiniCourse.project.appending(path: ".build/unfinished-exercise")
            try? FileManager.default.removeItem(at: root)
            let lesson = root.appending(path: "Lessons/01-three-steps")
            for folder in ["Exercise", "Solution", "references", "Check/ThreeStepsCheck"] {
                try FileManager.default.createDirectory(
                    at: lesson.appending(path: folder), withIntermediateDirectories: true)
            }
            try Data(Self.lesson.utf8).write(to: lesson.appending(path: "lesson.md"))
            try Data(Self.source().utf8).write(to: lesson.appending(path: "Solution/ThreeSteps.swift"))
            try Data(Self.source(third: "yourTurn(\"add them up\")").utf8).write(
                to: lesson.appending(path: "Exercise/ThreeSteps.swift"))
            try Data(Self.check.utf8).write(to: lesson.appending(path: "Check/ThreeStepsCheck/main.swift"))
            try SafeTensors(arrays: Self.right).write(to: lesson.appending(path: "references/steps.safetensors"))
            mini = MiniCourse(root: root, build: MiniCourse().paths.build)
            exercise = try #require(mini.course.exercise("three-steps"))
        }

        private static let lesson = """
            ---
            id: three-steps
            title: Three steps
            format: 1
            ---
            ```yaml exercise
            id: three-steps
            title: Three steps
            target: ThreeSteps
            edit: [Exercise/ThreeSteps.swift]
            outputs:
              - name: moved
                shape: [2]
                axes: [x]
                reference: references/steps.safetensors#{case}/moved
                compare: { metric: close, rtol: 1e-5, atol: 1e-6 }
                points: 2
                stage: 1
              - name: doubled
                shape: [2]
                axes: [x]
                reference: references/steps.safetensors#{case}/doubled
                compare: { metric: close, rtol: 1e-5, atol: 1e-6 }
                points: 1
                stage: 2
              - name: total
                shape: []
                reference: references/steps.safetensors#{case}/total
                compare: { metric: close, rtol: 1e-5, atol: 1e-6 }
                points: 2
                stage: 3
            cases:
              - { id: low, given: { values: [1, 2] } }
              - { id: high, given: { values: [30, 50] } }
              - { id: another, hidden: true, given: { values: [-4, 7] } }
            hints: ["Read it again."]
            mistakes:
              - { id: as-it-was, transform: "scale(0.5)", output: doubled, say: "The numbers come back as they were." }
            ```

            """

        private static let check = """
            import ExerciseKit
            import NN
            import ThreeSteps

            Check.main { given, report in
                let values = Tensor(try given.ints("values").map { Float($0) }, shape: [2])
                report("moved", moved(values))
                report("doubled", doubled(values))
                report("total", total(values))
            }

            """

        private static let right: [String: StoredArray] = {
            var arrays: [String: StoredArray] = [:]
            for (name, a, b) in [("low", Float(1), Float(2)), ("high", 30, 50), ("another", -4, 7)] {
                arrays["\(name)/moved"] = StoredArray(Tensor([a + 1, b + 1], shape: [2]))
                arrays["\(name)/doubled"] = StoredArray(Tensor([2 * a, 2 * b], shape: [2]))
                arrays["\(name)/total"] = StoredArray(Tensor([a + b], shape: []))
            }
            return arrays
        }()

        /// An exercise file from the bodies of its three functions.
        private static func source(
            _ first: String = "values + 1", second: String = "values * 2",
            third: String = "values.scalars[0] + values.scalars[1]"
        ) -> String {
            """
            import Foundation
            import NN
            import Starter

            public func moved(_ values: Tensor) -> Tensor {
                \(first)
            }

            public func doubled(_ values: Tensor) -> Tensor {
                \(second)
            }

            public func total(_ values: Tensor) -> Float {
                \(third)
            }

            """
        }

        private func check(_ source: String, on level: SandboxLevel = .limits) async throws -> CheckRecord {
            try Data(source.utf8).write(to: file)
            return try await mini.check("three-steps", .learner, on: level)
        }

        private func words(_ record: CheckRecord) -> [String] {
            OutcomeWords(exercise: exercise, record: record).sentences
        }

        private static let todo = "yourTurn(\"not yet\")"

        // MARK: Nothing, and all

        @Test(arguments: await SandboxLevel.offered())
        func nothingReported_isNotAttempted(level: SandboxLevel) async throws {
            let record = try await check(Self.source(Self.todo), on: level)
            #expect(record.outcome == .notAttempted)
            #expect(record.problem == .notAttempted(task: "not yet"))
            #expect(record.verdict == nil)
            // It ends at once, with the first case.
            let errors = String(decoding: try #require(record.run).standardError, as: UTF8.self)
            #expect(errors == "your turn: not yet\n")
        }

        @Test func solution_passesAndIsNoPart() async throws {
            let record = try await check(Self.source())
            #expect(record.outcome == .passed)
            #expect(record.verdict?.unfinished == nil)
            #expect(record.verdict?.points == Points(earned: 5, possible: 5))
        }

        // MARK: A part

        @Test(arguments: await SandboxLevel.offered())
        func partThatIsRight_countsInAllCases(level: SandboxLevel) async throws {
            let record = try await check(
                Self.source("print(values.scalars[0]); return values + 1", third: "yourTurn(\"add them up.\")"),
                on: level)
            let verdict = try #require(record.verdict, "\(String(describing: record.problem))")
            #expect(record.outcome == .failed)
            #expect(record.task == "add them up.")
            #expect(verdict.points == Points(earned: 3, possible: 5))
            #expect(verdict.checks.map(\.passed) == Array(repeating: true, count: 6) + [false, false, false])
            #expect(verdict.checks.suffix(3).allSatisfy { $0.shape == nil })
            #expect(verdict.failures.isEmpty)
            #expect(verdict.diagnosis == nil)
            #expect(
                words(record) == [
                    "This is a part: 2 of 3 outputs are right, and the rest is still yours to write.",
                    "Right: moved and doubled.", "Next: add them up.", "3 of 5 points.",
                ])
            #expect(OutcomeWords(exercise: exercise, record: record).heading == "Three steps: a part is done")
            // What each case printed is there, of every process; but for the hidden one.
            #expect(record.printed == "1.0\n30.0\n")
            #expect(record.isCut)
        }

        @Test func partThatIsWrong_isToldFirst() async throws {
            let record = try await check(Self.source(second: "values", third: Self.todo))
            let verdict = try #require(record.verdict)
            #expect(record.outcome == .failed)
            #expect(verdict.points == Points(earned: 2, possible: 5))
            #expect(Set(verdict.failures.map(\.output)) == ["doubled"])
            #expect(verdict.diagnosis?.id == "as-it-was")
            let said = words(record)
            #expect(said.first == "Stage 2 (doubled) is where it goes wrong first.")
            #expect(said.contains("Right: moved."))
            #expect(!said.contains { $0.hasPrefix("Also off") })
            #expect(
                said.suffix(3) == [
                    "This is a part: 2 of 3 outputs are handed in, and the rest is still yours to write.",
                    "Next: not yet.",
                    "2 of 5 points.",
                ])
            #expect(OutcomeWords(exercise: exercise, record: record).heading == "Three steps: not right yet")
        }

        @Test func outputThatIsNotThereForEveryCase_earnsNothing() async throws {
            let second = "if values.scalars[0] == 30 { \(Self.todo) } else { return values * 2 }"
            let verdict = try #require(try await check(Self.source(second: second)).verdict)
            #expect(verdict.outcome == .failed)
            #expect(verdict.points == Points(earned: 2, possible: 5))
            let missing = verdict.checks.filter { $0.shape == nil }.map { "\($0.output) \($0.caseName)" }
            #expect(missing == ["doubled high", "total high"])
            #expect(verdict.failures.isEmpty)
        }

        @Test("An output that is not there for every case is no part, in whatever order they come", arguments: [1, 30])
        func caseThatReportsNothing_leavesNoPart(value: Int) async throws {
            let source = "if values.scalars[0] == \(value) { \(Self.todo) } else { return values + 1 }"
            #expect(try await check(Self.source(source)).outcome == .notAttempted)
        }

        @Test(arguments: await SandboxLevel.offered())
        func markerReachedOnManyThreads_endsTheProgramOnce(level: SandboxLevel) async throws {
            let second = "DispatchQueue.concurrentPerform(iterations: 8) { _ in \(Self.todo) }; return values"
            let record = try await check(Self.source(second: second), on: level)
            #expect(record.verdict?.points == Points(earned: 2, possible: 5), "\(String(describing: record.problem))")
        }

        @Test func crashInALaterCase_isACrash() async throws {
            let first = "precondition(values.scalars[0] < 30, \"too much\"); return values + 1"
            let record = try await check(Self.source(first, second: Self.todo))
            #expect(record.outcome == .crashed)
            #expect(record.verdict == nil)
        }

        // MARK: What must not pass

        @Test func wholeAnswerThatEndsAsNotAttempted_doesNotPass() async throws {
            let third = """
                atexit { FileHandle.standardError.write(Data("your turn: nothing\\n".utf8)); _exit(96) }
                    return values.scalars[0] + values.scalars[1]
                """
            let record = try await check(Self.source(third: third))
            #expect(record.outcome == .failed)
            #expect(record.verdict?.checks.allSatisfy(\.passed) == true)
            #expect(words(record).first == "All outputs are right, and yet `yourTurn` is still reached.")
        }

        @Test func nonsenseInTheFile_isNotGraded() async throws {
            let first = """
                let asked = ProcessInfo.processInfo.environment["COURSE_ASSIGNMENT"] ?? ""
                    let json = try? JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: asked)))
                    let output = (json as? [String: Any])?["output"] as? String ?? ""
                    FileManager.default.createFile(atPath: output, contents: Data("half a file".utf8))
                    \(Self.todo)
                """
            let record = try await check(Self.source(first))
            #expect(record.outcome == .notAttempted)
            #expect(record.verdict == nil)
        }

        // MARK: Authors

        @Test func starterThatHandsSomethingIn_isNamedByTheGate() async throws {
            let lesson = try #require(mini.course.lesson(of: "three-steps"))
            let record = try await check(Self.source(second: Self.todo, third: Self.todo))
            let problems = TrialWords(exercise, in: lesson).starter(record)
            #expect(
                problems.map(\.description) == [
                    "Lessons/01-three-steps/Check/ThreeStepsCheck/main.swift:7:12: The starter hands in \"moved\" before the "
                        + "learner has written anything, and would earn its points. Report it after the first call of "
                        + "something that the learner writes."
                ])
        }
    }
}
