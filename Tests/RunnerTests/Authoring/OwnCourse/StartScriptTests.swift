import Foundation
import Testing

@testable import Runner

/// The start script of a course of one's own, with kits that only say how they were called.
@Suite(.timeLimit(.minutes(20)))
struct StartScriptTests {
    private let desk: OwnCourseDesk
    private var root: URL { desk.home.appending(path: "my course") }
    private var origin: URL { desk.home.appending(path: "origin") }

    init() throws {
        desk = try OwnCourseDesk()
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: "Tools/own-course/course"), to: root.appending(path: "course"))
        try describe(
            repository: "file://\(origin.path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "")")
        // A repository of a kit with one release, and work that came after it.
        try OwnCourseDesk.install(
            "echo \"release for $COURSE_OWN, called $COURSE_INVOCATION: $*\"", at: origin.appending(path: "course"))
        try FileManager.default.createDirectory(
            at: origin.appending(path: "Sources/NN"), withIntermediateDirectories: true)
        try Data("//\n".utf8).write(to: origin.appending(path: "Sources/NN/Tensor.swift"))
    }

    private func describe(repository: String?, version: String = "0.4.0") throws {
        let line = repository.map { "  repository: \"\($0)\"\n" } ?? ""
        let text = "title: \"The version: 9.9.9\"\nkit:\n  version: \(version) # this one\n\(line)"
        try Data(text.utf8).write(to: root.appending(path: "course.yml"))
    }

    private func release() async throws {
        let answer = try await desk.shell(
            """
            git init -q . && git add -A && git commit -qm one && git tag v0.4.0 &&
            printf '#!/bin/bash\necho later\n' >course && git commit -qam two && git tag v0.3.9
            """, in: origin)
        #expect(answer.status == 0, "\(answer)")
    }

    private func course(
        _ arguments: String = "list 'a b'", environment: [String: String] = [:]
    ) async throws -> StartedProgram {
        try await desk.shell("./course \(arguments)", in: root, environment: environment)
    }

    private func installed() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: desk.kits.path)) ?? []).sorted()
    }

    @Test func missingKit_isFetchedOnceAtItsTag() async throws {
        try await release()
        let first = try await course()
        #expect(first.status == 0, "\(first)")
        #expect(first.output == "release for \(root.path), called ./course: list a b\n")
        #expect(first.errors.contains("Fetching kit 0.4.0 from file://"))
        #expect(installed() == ["0.4.0"])
        let second = try await course()
        #expect(second.output == first.output)
        #expect(second.errors == "")
        try describe(repository: nil)
        #expect(try await course().output == first.output)
    }

    @Test func severalCoursesAtOnce_shareOneKit() async throws {
        try await release()
        let answers = try await withThrowingTaskGroup(of: StartedProgram.self) { group in
            for _ in 0..<4 { group.addTask { try await course() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.status == 0 && $0.output.hasPrefix("release for") }, "\(answers)")
        #expect(installed() == ["0.4.0"])
        let inside = try FileManager.default.contentsOfDirectory(atPath: desk.kits.appending(path: "0.4.0").path)
        #expect(inside.sorted() == [".git", "Sources", "course"])
    }

    @Test func kitOfTheEnvironment_goesBefore() async throws {
        try OwnCourseDesk.install("echo \"mine for $COURSE_OWN\"", at: desk.kit.appending(path: "course"))
        #expect(try await course(environment: ["COURSE_KIT": "../kit"]).output == "mine for \(root.path)\n")
        #expect(installed().isEmpty)
        let wrong = try await course(environment: ["COURSE_KIT": "/nowhere"])
        #expect(wrong.status == 70)
        #expect(wrong.errors.hasPrefix("course: COURSE_KIT names /nowhere, and there is no kit."))
    }

    @Test func linkOnThePath_findsTheCourse() async throws {
        try await release()
        let answer = try await desk.shell(
            "mkdir bin && ln -s '../my course/course' bin/course && PATH=\"$PWD/bin:$PATH\" && cd / && course next",
            in: desk.home)
        #expect(answer.output == "release for \(root.path), called course: next\n")
    }

    @Test func whatCannotBeFetched_isSaidAndLeavesNothing() async throws {
        let noRepository = try await course()
        #expect(noRepository.status == 70)
        #expect(noRepository.errors.contains("course: kit 0.4.0 could not be fetched from file://"))
        #expect(installed().isEmpty)
        try await release()
        try describe(repository: "file://\(origin.path.replacing(" ", with: "%20"))", version: "0.5.0")
        #expect(try await course().errors.contains("course: kit 0.5.0 could not be fetched"))
        try describe(repository: nil)
        #expect(try await course().errors.contains("course.yml does not say where to fetch it"))
        try describe(repository: nil, version: "../../x")
        let strange = try await course()
        #expect(strange.status == 70)
        #expect(strange.errors.contains("course.yml does not say which kit the course is written for"))
        #expect(installed().isEmpty)
    }

    @Test func repositoryWithoutAKit_isRefused() async throws {
        try FileManager.default.removeItem(at: origin.appending(path: "Sources"))
        try await release()
        let answer = try await course()
        #expect(answer.status == 70)
        #expect(answer.errors.contains("has no kit at the tag v0.4.0"))
        #expect(installed().isEmpty)
    }

    @Test func interruptedFetch_leavesNothing() async throws {
        // git is called, and does not come to an end.
        try OwnCourseDesk.install(
            "for last; do :; done; mkdir -p \"$last\"; touch \"$last/half\"; exec sleep 30",
            at: desk.home.appending(path: "bin/git"))
        let answer = try await desk.shell(
            """
            set -m
            PATH="$HOME/bin:$PATH" ./course list & job=$!
            for _ in $(seq 200); do ls "$HOME"/.local/share/course-kit/*.part.*/half >/dev/null 2>&1 && break; sleep 0.05; done
            kill -INT -$job; wait $job
            """, in: root)
        #expect(answer.status == 130)
        #expect(answer.errors.contains("Nothing is left behind"))
        #expect(installed().isEmpty)
    }

    @Test func linkToACheckoutThatIsGone_isForgotten() async throws {
        try await release()
        try FileManager.default.createDirectory(at: desk.kits, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: desk.kits.appending(path: "0.4.0").path, withDestinationPath: "/nowhere/kit")
        #expect(try await course().output.hasPrefix("release for"))
    }
}
