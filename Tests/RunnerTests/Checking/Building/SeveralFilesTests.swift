import Foundation
import Lessons
import Testing

@testable import Checking

extension MiniCourseTests {
    /// An exercise of two files whose check has two files, too.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct SeveralFilesTests {
        private let root = TemporaryFolder()
        private let mini = MiniCourse()
        private let spec = ExerciseSpec(
            id: "pair", title: "Pair", target: "Pair", edit: ["Exercise/One.swift", "Exercise/Two.swift"],
            outputs: [])

        private func build(_ second: String) async throws -> BuildResult {
            try root.write("public func one() -> Int { two() }", to: "Lessons/01-pair/Exercise/One.swift")
            try root.write(second, to: "Lessons/01-pair/Exercise/Two.swift")
            try root.write("import Pair\n\nprint(doubled())", to: "Lessons/01-pair/Check/PairCheck/main.swift")
            try root.write(
                "import Pair\n\nfunc doubled() -> Int { 2 * one() }", to: "Lessons/01-pair/Check/PairCheck/Helper.swift"
            )
            let lesson = Lesson(
                id: "pair", title: "Pair", requires: [], number: 1,
                folder: root.url.appending(path: "Lessons/01-pair"), blocks: [], exercises: [spec])
            return try await ExerciseBuild(paths: mini.paths, containment: mini.containment)
                .build(spec, of: lesson, variant: .learner)
        }

        @Test func bothFiles_areBuilt() async throws {
            let result = try await build("func two() -> Int { 2 }")
            guard case .built = result.ending else {
                Issue.record("\(result.ending) \(result.log)")
                return
            }
            let again = try await build("func two() -> Int { 2 }")
            #expect(again.wasCurrent)
        }

        @Test func errorInTheSecond_isReportedThere() async throws {
            let result = try await build("func two() -> Int {\n    nothing\n}")
            guard case .failed(let messages) = result.ending else {
                Issue.record("\(result.ending)")
                return
            }
            #expect(messages.map(\.line) == [2])
            #expect(messages.first?.file.hasSuffix("Lessons/01-pair/Exercise/Two.swift") == true)
            #expect(messages.first?.source == "    nothing")
        }
    }
}
