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
    /// The tasks for Visual Studio Code, held to what the course really prints.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct EditorTasksTests {
        private let tasks: EditorTasks
        private let mini = MiniCourse()
        private let root = MiniCourse.project.appending(path: ".build/edited-course")

        /// Copies the mini course, whose exercises are then the tests' to edit; it is built where the mini course is.
        init() throws {
            tasks = try EditorTasks.read()
            try? FileManager.default.removeItem(at: root)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: mini.root.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
        }

        /// What `course check` prints when an edited file is what another file of its lesson holds.
        private func check(_ edited: String, holding other: String) async throws -> String {
            let lessons = root.appending(path: "Lessons")
            try Data(contentsOf: lessons.appending(path: other)).write(to: lessons.appending(path: edited))
            return try await Subprocess.run(
                .path(FilePath(MiniCourse.supervisor.path)), arguments: ["check", "Lessons/\(edited)"],
                environment: .inherit.updating([
                    "COURSE_ROOT": root.path, "COURSE_BUILD": mini.paths.build.path,
                ]),
                workingDirectory: FilePath(root.path), output: .string(limit: 1 << 20), error: .discarded
            ).standardOutput
        }

        /// The problems that a task finds, of which every file is named from the folder that is opened.
        private func problems(in output: String, found by: String) throws -> [EditorTasks.Matcher.Problem] {
            let matchers = try tasks.task(by).problemMatcher
            #expect(matchers.allSatisfy { $0.fileLocation == ["relative", "${workspaceFolder}"] })
            return try matchers.flatMap { try $0.problems(in: output) }
        }

        @Test func everyCommand_isOneThatIsThere() throws {
            for task in tasks.tasks {
                let words = task.command.split(separator: " ").map(String.init)
                let program = MiniCourse.project.appending(path: words[0]).standardizedFileURL
                #expect(FileManager.default.isExecutableFile(atPath: program.path), "\(task.command)")
                if program.lastPathComponent == "course" {
                    #expect(throws: Never.self) { try CourseCommand.parseAsRoot(Array(words.dropFirst())) }
                }
            }
        }

        @Test(arguments: ["course: check", "course: check on save"])
        func compilerErrors_areProblemsOfTheLearnersFile(task: String) async throws {
            let edited = "01-doubling/Exercise/Doubling.swift"
            let output = try await check(edited, holding: "01-doubling/Mistakes/no-compile.swift")
            let problems = try problems(in: output, found: task)
            #expect(problems.map(\.file) == ["Lessons/\(edited)", "Lessons/\(edited)"], "\(output)")
            #expect(problems.map(\.line) == [5, 6])
            #expect(problems.map(\.column) == [22, 12])
            #expect(problems.last?.message == "cannot find 'numbrs' in scope")
        }

        @Test(arguments: ["course: check", "course: check on save"])
        func crash_isAProblemOfItsLine(task: String) async throws {
            let edited = "02-hostile/Exercise/Hostile.swift"
            let output = try await check(edited, holding: "02-hostile/Programs/index-out-of-range.swift")
            let problems = try problems(in: output, found: task)
            #expect(problems.map(\.file) == ["Lessons/\(edited)"], "\(output)")
            let source = try String(contentsOf: root.appending(path: "Lessons/\(edited)"), encoding: .utf8)
            let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
            let line = try #require(problems.first?.line)
            #expect(lines[line - 1].contains("["), "line \(line) is not where the index is")
            #expect(problems.first?.message.contains("Index out of range") == true)
        }
    }
}

/// The program behind the task "course: check on save", with a `course` of our own that says what it was called with.
@Suite(.timeLimit(.minutes(20)))
struct CheckOnSaveTests {
    private let folder = TemporaryFolder()

    @Test func save_checksTheSavedFileBetweenTheLinesThatTheTaskWaitsFor() async throws {
        let project = folder.url.appending(path: "my course")
        try folder.write("// one", to: "my course/Lessons/01-one/Exercise/One.swift")
        try folder.write("// two", to: "my course/Lessons/02-two/Exercise/Two.swift")
        let course = try folder.write("#!/bin/sh\necho \"ran $*\"\n", to: "my course/course")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: course.path)
        try FileManager.default.createDirectory(
            at: project.appending(path: ".vscode"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: ".vscode/check-on-save"),
            to: project.appending(path: ".vscode/check-on-save"))
        let script = """
            .vscode/check-on-save >said &
            until grep -q '^Waiting for a save' said; do sleep 0.05; done
            echo '// saved' >Lessons/02-two/Exercise/Two.swift
            until grep -q '^Waiting for the next' said; do sleep 0.05; done
            kill $!
            wait $!
            cat said
            """
        let result = try await Subprocess.run(
            .path("/bin/bash"), arguments: ["-c", script], workingDirectory: FilePath(project.path),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        let file = "Lessons/02-two/Exercise/Two.swift"
        let lines = result.standardOutput.split(separator: "\n")
        #expect(
            lines == ["Waiting for a save.", "Checking \(file)", "ran check \(file)", "Waiting for the next save."],
            "\(result.standardError)")
        for matcher in try EditorTasks.read().task("course: check on save").problemMatcher {
            let background = try #require(matcher.background)
            let (begins, ends) = (try Regex(background.beginsPattern), try Regex(background.endsPattern))
            #expect(try lines.map { try begins.firstMatch(in: $0) != nil } == [false, true, false, false])
            #expect(try lines.map { try ends.firstMatch(in: $0) != nil } == [true, false, false, true])
        }
    }
}
