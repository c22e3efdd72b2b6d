import Foundation
import Testing

@testable import Authoring
@testable import Lessons
@testable import Runner

/// The autograder that is made for Gradescope: unpacked where Gradescope would, and run as it would.
@Suite(.timeLimit(.minutes(10)), .serialized)
struct GradescopeExportTests {
    private let folder = MiniCourse.project.appending(path: ".build/trial courses/\(UUID().uuidString)")
    private var clone: URL { folder.appending(path: "clone") }
    private var autograder: URL { folder.appending(path: "autograder") }
    private var exported: URL { autograder.appending(path: "source/course") }

    private static let isClone = FileManager.default.fileExists(
        atPath: MiniCourse.project.appending(path: ".git").path)

    @Test(.enabled(if: isClone, "the course is no clone here"))
    func it_grades_a_submission_and_blames_nobody() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try await makeClone()
        // What somebody has written here stays here, also where it was committed.
        try Data("let mine = 1\n".utf8).write(to: clone.appending(path: "Lessons/08-grad-cam/Exercise/Overlay.swift"))
        try await git("commit", "-q", "-a", "-m", "My own answer")

        let lesson = clone.appending(path: "Lessons/08-grad-cam/lesson.md")
        let text = try Data(contentsOf: lesson)
        try (text + Data("\nChanged.\n".utf8)).write(to: lesson)
        let refused = try await course("author", "export", "gradescope", "--out", "autograder.zip")
        #expect(refused.status == 1 && refused.errors.contains("Lessons/08-grad-cam/lesson.md"), "\(refused)")
        try text.write(to: lesson)

        let made = try await course(
            "author", "export", "gradescope", "--exercise", "resize", "--out", "autograder.zip")
        #expect(made.status == 0, "\(made)")
        let again = try await course("author", "export", "gradescope", "--out", "autograder.zip")
        #expect(again.status == 64 && again.errors.contains("autograder.zip is there already"), "\(again)")
        try FileManager.default.createDirectory(at: autograder, withIntermediateDirectories: true)
        let zip = clone.appending(path: "autograder.zip").path
        try await run("/usr/bin/unzip", "-qq", zip, "-d", autograder.appending(path: "source").path)

        try lookThrough()
        try await gradeSomething()
    }

    private func lookThrough() throws {
        let source = autograder.appending(path: "source")
        for name in ["setup.sh", "run_autograder", "course/course"] {
            #expect(FileManager.default.isExecutableFile(atPath: source.appending(path: name).path), "\(name)")
        }
        for name in ["Package.swift", "Sources/NN", "Lessons/08-grad-cam/Solution/Overlay.swift", "Models", "docs"] {
            #expect(FileManager.default.fileExists(atPath: exported.appending(path: name).path), "\(name)")
        }
        for name in [".git", ".build", ".course", "Tests", "autograder.zip"] {
            #expect(!FileManager.default.fileExists(atPath: exported.appending(path: name).path), "\(name)")
        }
        for name in ["08-grad-cam/Exercise/Overlay.swift", "01-pixels-to-tensor/Exercise/Resize.swift"] {
            let starter = try String(contentsOf: exported.appending(path: "Lessons/\(name)"), encoding: .utf8)
            #expect(starter.contains("yourTurn(") && !starter.contains("let mine"), "\(name)")
        }
        #expect(try String(contentsOf: source.appending(path: "options"), encoding: .utf8) == "--exercise\nresize\n")
    }

    private func gradeSomething() async throws {
        // Built is what the project has built; the sources of the kit are then those of the project.
        try FileManager.default.removeItem(at: exported.appending(path: "Sources"))
        let command = exported.appending(path: "course")
        func stand(in script: String) throws {
            try FileManager.default.removeItem(at: command)
            try Data("#!/bin/sh\n\(script)\n".utf8).write(to: command)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command.path)
        }
        let submission = autograder.appending(path: "submission")
        try FileManager.default.createDirectory(at: submission, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: exported.appending(path: "Lessons/01-pixels-to-tensor/Solution/Resize.swift"),
            to: submission.appending(path: "Resize.swift"))
        let places = "COURSE_ROOT='\(exported.path)' COURSE_BUILD='\(MiniCourse().paths.build.path)'"
        let program = "\(places) exec '\(MiniCourse.supervisor.path)' \"$@\""

        try stand(in: "COURSE_CONTAINMENT=limits \(program)")
        let graded = try await result()
        #expect(graded["score"] as? Double == 5, "\(graded)")
        #expect((graded["tests"] as? [[String: Any]])?.count == 1)

        // No way from a fault of ours to a score.
        for script in [
            "exit 70", "kill -9 $$", "exit 0", "COURSE_CONTAINMENT=none-such \(program)", "echo 'no \"such\"'; exit 64",
        ] {
            try stand(in: script)
            let fault = try await result()
            #expect(fault["score"] == nil && fault["tests"] == nil, "\(script): \(fault)")
            #expect((fault["output"] as? String)?.contains("not your fault") == true, "\(script): \(fault)")
        }

        // A submission that is not there is no fault of the learner's either.
        try FileManager.default.removeItem(at: submission)
        #expect(try await result()["score"] == nil)
    }

    /// What `run_autograder` leaves behind.
    private func result() async throws -> [String: Any] {
        let answer = try await StartedProgram(
            autograder.appending(path: "source/run_autograder").path, [], in: autograder,
            ["AUTOGRADER_ROOT": autograder.path])
        #expect(answer.status == 0, "\(answer)")
        let data = try Data(contentsOf: autograder.appending(path: "results/results.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    // MARK: A clone

    /// A clone of the project, with the scripts as they are now.
    private func makeClone() async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try await run(
            "/usr/bin/git", "clone", "-q", "--depth", "1", "file://\(MiniCourse.project.path)", clone.path)
        let scripts = "Tools/classroom/gradescope"
        try? FileManager.default.removeItem(at: clone.appending(path: scripts))
        try FileManager.default.createDirectory(
            at: clone.appending(path: "Tools/classroom"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: scripts), to: clone.appending(path: scripts))
        try await git("add", "-A")
        try await git("commit", "-q", "--allow-empty", "-m", "The scripts as they are now")
    }

    private func git(_ arguments: String...) async throws {
        try await run(
            "/usr/bin/git",
            ["-C", clone.path, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
                + arguments)
    }

    private func course(_ arguments: String...) async throws -> StartedProgram {
        try await StartedProgram(
            MiniCourse.supervisor.path, arguments, in: clone,
            ["COURSE_ROOT": clone.path, "COURSE_BUILD": MiniCourse().paths.build.path, "NO_COLOR": "1"])
    }

    private func run(_ program: String, _ arguments: String...) async throws { try await run(program, arguments) }

    private func run(_ program: String, _ arguments: [String]) async throws {
        let answer = try await StartedProgram(program, arguments, in: folder)
        #expect(answer.status == 0, "\(program) \(arguments): \(answer)")
    }
}
