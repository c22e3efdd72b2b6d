import Foundation
import Lessons
import Subprocess
import Testing

@testable import Authoring
@testable import Checking
@testable import Runner
@testable import Sandbox
@testable import TerminalUI

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The commands as a learner and a script call them: the built program, on a course in a folder of its own.
@Suite(.timeLimit(.minutes(20)))
struct CommandTests {
    private let folder = TemporaryFolder()
    private var root: URL { folder.url.appending(path: "my course") }
    private let edited = "Lessons/01-doubling/Exercise/Doubling.swift"

    init() throws {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: "Tests/MiniCourse/Lessons"), to: root.appending(path: "Lessons"))
    }

    private struct Answer {
        var status: Int32
        var output: String
        var errors: String

        /// What was printed, as one JSON object and nothing else.
        func object() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        }
    }

    private func course(_ arguments: String...) async throws -> Answer {
        let result = try await Subprocess.run(
            .path(FilePath(MiniCourse.supervisor.path)), arguments: Arguments(arguments),
            environment: .inherit.updating(["COURSE_ROOT": root.path, "COURSE_INVOCATION": "./course", "TERM": "xterm"]
            ),
            workingDirectory: FilePath(folder.url.path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20)
        )
        guard case .exited(let status) = result.terminationStatus else { throw Unexpected() }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    private struct Unexpected: Error {}

    private func content(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Pretends that an exercise has passed with the file as it is.
    private func pass() throws {
        let course = MiniCourse().course
        let exercise = try #require(course.exercise("doubling"))
        let lesson = root.appending(path: "Lessons/01-doubling")
        let sources = SourceHash(of: try VariantSources(lesson: lesson, exercise: exercise).files(for: .learner))
        try ProgressStore(folder: root.appending(path: ".course")).update {
            $0[exercise].record(.passed, points: 1, sources: sources.description, at: Date())
        }
    }

    @Test func next_showsTheLessonTheFileAndWhatToType() async throws {
        let answer = try await course("next")
        #expect(answer.status == 0)
        #expect(answer.output.contains("Welcome!"))
        #expect(answer.output.contains("Lesson 1 of 2"))
        #expect(answer.output.contains("The smallest exercise that there can be."))
        #expect(answer.output.contains("edit   my course/\(edited)"))
        #expect(answer.output.contains("then   ./course check"))
        #expect(!answer.output.contains("\u{1B}"))
        #expect(answer.output.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
        #expect(try await !course("next").output.contains("Welcome!"))
    }

    @Test func next_movesOnWhenTheExerciseHasPassed() async throws {
        try pass()
        #expect(try await course("next").output.contains("Lesson 2 of 2"))
    }

    @Test func list_hasTheKeysThatScriptsRelyOn() async throws {
        let object = try await course("list", "--json").object()
        let lessons = try #require(object["lessons"] as? [[String: Any]])
        #expect(lessons.compactMap { $0["id"] as? String } == ["doubling", "hostile"])
        #expect(lessons[0]["folder"] as? String == "Lessons/01-doubling")
        let exercise = try #require((lessons[0]["exercises"] as? [[String: Any]])?.first)
        #expect(exercise["file"] as? String == edited)
        #expect(exercise["state"] as? String == "new")
        #expect(exercise["points"] as? Int == 0)
        #expect(exercise["lastChecked"] is NSNull)
        #expect(exercise["title"] as? String == "Double every number")
    }

    @Test func list_saysWhenAPassedFileWasEdited() async throws {
        try pass()
        #expect(try await course("list").output.contains("passed  "))
        try folder.write("// other", to: "my course/\(edited)")
        #expect(try await course("list").output.contains("passed, edited since"))
    }

    @Test func hints_comeOneAtATime() async throws {
        let first = try await course("hint", "doubling")
        #expect(first.output == "Hint 1 of 1: What is a number plus itself?\n")
        #expect(try await course("hint").output.contains("solution doubling --spoil` shows one way."))
        try pass()
        #expect(try await course("hint", "doubling").output.contains("solution doubling` shows one way."))
    }

    @Test func reset_keepsTheEditAndUndoBringsItBack() async throws {
        let starter = try content(edited)
        try folder.write("// my own\n", to: "my course/\(edited)")
        try pass()
        #expect(try await course("reset", "doubling").status == 0)
        #expect(try content(edited) == starter)
        #expect(try await course("list").output.contains("doubling  new"))
        #expect(try await course("undo").status == 0)
        #expect(try content(edited) == "// my own\n")
        #expect(try await course("list").output.contains("doubling  passed"))
        // A second undo does not take the first one back.
        let second = try await course("undo")
        #expect(second.status == 1)
        #expect(second.errors == "course: There is nothing to undo. Only `reset` and `update` can be undone.\n")
        #expect(try content(edited) == "// my own\n")
    }

    @Test func undo_goesBackStepByStepAndListsWhatIsKept() async throws {
        let other = "Lessons/02-hostile/Exercise/Hostile.swift"
        try folder.write("// one\n", to: "my course/\(edited)")
        try folder.write("// two\n", to: "my course/\(other)")
        #expect(try await course("reset", "doubling").status == 0)
        #expect(try await course("reset", "hostile").status == 0)
        // What is written after a reset is kept when an undo replaces it.
        try folder.write("// three\n", to: "my course/\(other)")
        #expect(try await course("undo", "doubling").status == 0)
        #expect(try content(edited) == "// one\n")
        #expect(try content(other) == "// three\n")
        #expect(try await course("undo").status == 0)
        #expect(try content(other) == "// two\n")
        #expect(try await course("undo").errors.contains("There is nothing left to undo."))
        let list = try await course("undo", "--list")
        let line = try #require(list.output.split(separator: "\n").first)
        #expect(line.hasSuffix("hostile  replaced by undo"))
        let name = String(line.prefix { $0 != " " })
        #expect(try await course("undo", "--from", name).status == 0)
        #expect(try content(other) == "// three\n")
        #expect(try await course("undo", "--from", "2020").status == 64)
        #expect(try await course("undo", "doublign").status == 64)
    }

    @Test func next_showsAWholeLessonWhereverTheLearnerIs() async throws {
        let answer = try await course("next", "hostile")
        #expect(answer.status == 0)
        #expect(answer.output.contains("Lesson 2 of 2"))
        #expect(answer.output.contains("then   ./course check hostile"))
        #expect(!FileManager.default.fileExists(atPath: root.appending(path: ".course/progress.json").path))
        #expect(try await course("next", "hostlie").errors.contains("Did you mean `hostile`?"))
        try FileManager.default.removeItem(at: root.appending(path: "Lessons/01-doubling/references"))
        #expect(try await course("next", "doubling").output.contains("The smallest exercise that there can be."))
    }

    @Test func lessonThatCannotBeRead_isAmongTheProblemsOfCheckAll() async throws {
        // Nothing is left to build, which would take longer than this test may.
        for name in ["01-doubling", "02-hostile"] {
            let file = root.appending(path: "Lessons/\(name)/lesson.md")
            let text = try String(contentsOf: file, encoding: .utf8)
            try Data(text.replacing("metric: ", with: "metrik: ").utf8).write(to: file)
        }
        let answer = try await course("check", "--all", "--json")
        #expect(answer.status == 70)
        let object = try answer.object()
        #expect(object["outcome"] as? String == "grader-fault")
        #expect((object["exercises"] as? [Any])?.isEmpty == true)
        let problems = try #require(object["problems"] as? [[String: Any]])
        #expect(problems.compactMap { $0["file"] as? String }.contains("Lessons/01-doubling/lesson.md"))
        #expect(problems.allSatisfy { Set($0.keys) == ["file", "line", "column", "message", "remedy"] })
    }

    @Test func reset_ofAStarterIsNothingToDo() async throws {
        #expect(try await course("reset", "doubling", "--yes").output.contains("nothing to reset"))
        let answer = try await course("undo")
        #expect(answer.status == 1)
        #expect(answer.errors == "course: There is nothing to undo. Only `reset` and `update` can be undone.\n")
    }

    @Test func solution_isShownAfterPassingOrWhenAskedFor() async throws {
        let refused = try await course("solution", "doubling")
        #expect(refused.status == 1)
        #expect(refused.output == "")
        #expect(refused.errors.hasPrefix("course: Double every number has not passed yet."))
        let marked = try content("Lessons/01-doubling/Solution/Doubling.swift")
        let solution = MarkedSource(marked, file: "Doubling.swift").solution.text
        #expect(solution.contains("numbers * 2\n}") && !solution.contains("BEGIN"))
        #expect(try await course("solution", "doubling", "--spoil").output == solution)
        try pass()
        #expect(try await course("solution", "doubling").output == solution)
    }

    @Test(arguments: [
        (["check", "doublin"], "There is no exercise named \"doublin\". Did you mean `doubling`?"),
        (["check", "--jsn"], "Unknown option '--jsn'. Did you mean '--json'? See `course check --help`."),
        (["check", "doubling", "--all"], "Name an exercise or say --all, not both. See `course check --help`."),
        (["chek"], "There is no command `course chek`. Did you mean `course check`?"),
        (["author", "snyc"], "There is no command `course author snyc`. Did you mean `course author sync`?"),
        (
            ["author", "xylophone"],
            "There is no command `course author xylophone`. "
                + "The commands are new, record, check, sync, move, course and export."
        ),
        (["models", "lst"], "There is no command `course models lst`. Did you mean `course models list`?"),
        (["solution"], "Missing expected argument '<exercise>'. See `course solution --help`."),
    ])
    func wrongUsage_isOneSentenceAndStatus64(arguments: [String], expected: String) async throws {
        let answer = try await run(arguments)
        #expect(answer.status == 64)
        #expect(answer.output == "")
        #expect(answer.errors == "course: \(expected)\n")
    }

    private func run(_ arguments: [String]) async throws -> Answer {
        switch arguments.count {
        case 1: try await course(arguments[0])
        case 2: try await course(arguments[0], arguments[1])
        default: try await course(arguments[0], arguments[1], arguments[2])
        }
    }

    @Test(arguments: ["next", "check", "list", "hint", "reset", "undo", "solution", "doctor"])
    func help_hasAnExample(command: String) async throws {
        let answer = try await course(command, "--help")
        #expect(answer.status == 0)
        #expect(answer.output.contains("Example: course \(command)"))
    }

    @Test func version_isTheNewestOfTheChangelogWhichIsInOrder() async throws {
        let changelog = try String(contentsOf: MiniCourse.project.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let heading = #/## (\d+)\.(\d+)\.(\d+) \((\d{4}-\d\d-\d\d)\)/#
        let versions = try changelog.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { line in
            try #require(line.wholeMatch(of: heading), "\(line) is no version with its date").output
        }
        let numbers = versions.map { [$0.1, $0.2, $0.3].compactMap { Int($0) } }
        let newest = try #require(numbers.first)
        #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $1.lexicographicallyPrecedes($0) })
        #expect(zip(versions, versions.dropFirst()).allSatisfy { $0.4 >= $1.4 })
        let answer = try await course("--version")
        #expect(answer.status == 0)
        #expect(answer.output == newest.map(String.init).joined(separator: ".") + "\n")
    }

    @Test func typoInALesson_isNamedWithItsPlaceAndStatus70() async throws {
        let file = "Lessons/01-doubling/lesson.md"
        let text = try content(file).replacing("target: Doubling", with: "tagret: Doubling")
        try folder.write(text, to: "my course/\(file)")
        let line =
            try #require(
                text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.hasPrefix("tagret") }) + 1
        for arguments in [["check", "doubling"], ["next"], ["list", "--json"]] {
            let answer = try await run(arguments)
            #expect(answer.status == 70)
            #expect(answer.errors.contains("course: \(file):\(line):1: "))
            #expect(answer.errors.contains("Did you mean \"target\"?"))
        }
    }

    @Test func corruptProgress_isMovedAsideWithOneMessage() async throws {
        try folder.write("{ half", to: "my course/.course/progress.json")
        let answer = try await course("list")
        #expect(answer.status == 0)
        #expect(answer.errors.split(separator: "\n").count == 1)
        #expect(answer.errors.contains("the record of your progress could not be read"))
        #expect(try await course("list").errors == "")
        let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: ".course").path)
        #expect(names.contains { $0.hasPrefix("progress.unreadable-") })
    }

    @Test func doctor_printsOneObject() async throws {
        let object = try await course("doctor", "--json").object()
        #expect(object["healthy"] is Bool)
        let containment = try #require(object["containment"] as? [String: Any])
        let levels = try #require(containment["rungs"] as? [[String: Any]])
        #expect(levels.compactMap { $0["name"] as? String } == SandboxLevel.ladder.map(\.rawValue))
        let best = levels.first { $0["available"] as? Bool == true }?["name"] as? String
        #expect(best != nil && containment["inForce"] as? String == best)
        let names = try #require(object["findings"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(names.contains("swift") && names.contains("libpng") && names.contains("progress"))
    }

    @Test func rungThatIsUnknownOrMissing_isRefusedAndNothingIsRun() async throws {
        let unknown = try await course("check", "doubling", "--containment", "moat")
        #expect(unknown.status == 64)
        let missing = try await course("check", "doubling", "--containment", "sandbox-exec")
        #expect(missing.status == (SandboxLevel.ladder.contains(.sandboxExec) ? 1 : 64))
        #if os(Linux)
            #expect(missing.errors.contains("There is no containment sandbox-exec on this system."))
            #expect(missing.output == "")
        #endif
    }

    @Test func sync_rewritesTheTargetsAndCheckFindsThemStale() async throws {
        let stale = try await course("author", "sync", "--check")
        #expect(stale.status == 1)
        #expect(stale.errors.contains("Run `./course author sync`."))
        #expect(try await course("author", "sync").output.contains("added Doubling, DoublingCheck"))
        #expect(try await course("author", "sync", "--check").status == 0)
        let manifest = try content("Lessons/Package.swift").replacing("01-doubling/Check", with: "01-doubling/Chek")
        try folder.write(manifest, to: "my course/Lessons/Package.swift")
        #expect(try await course("author", "sync", "--check").errors.contains("changed DoublingCheck"))
    }

    @Test func noCourse_isSaidInOneSentence() async throws {
        try FileManager.default.removeItem(at: root.appending(path: "Lessons"))
        let answer = try await course("list")
        #expect(answer.status == 70)
        #expect(answer.errors.contains("has no folder Lessons"))
    }
}
