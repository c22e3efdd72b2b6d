import Foundation
import Testing

@testable import Authoring
@testable import Checking
@testable import Runner

/// A course of one's own as its author makes it and a learner takes it, by the commands that they type.
@Suite(.timeLimit(.minutes(20)))
struct OwnCourseTests {
    private let desk: OwnCourseDesk
    private var first: URL { desk.home.appending(path: "erste Übung") }
    private let version = CourseCommand.configuration.version

    init() throws {
        desk = try OwnCourseDesk()
        try desk.installKit(version: version)
    }

    private func make(_ folder: URL, _ rest: String = "") async throws -> StartedProgram {
        try await desk.shell("./course author course edges --at '\(folder.path)' \(rest)", in: desk.kit)
    }

    private func course(_ arguments: String, in folder: URL? = nil, environment: [String: String] = [:])
        async throws -> StartedProgram
    {
        try await desk.shell("./course \(arguments)", in: folder ?? first, environment: environment)
    }

    private func outcome(in folder: URL) async throws -> String? {
        let answer = try await course("check --json stretch-a-map", in: folder)
        return try answer.object()["outcome"] as? String
    }

    private func text(_ path: String, of folder: URL) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    @Test func newCourse_isSoundAndIsTakenBesideAnotherOfTheSameKit() async throws {
        let made = try await make(first, "--title 'Kanten & Ecken' --kit https://example.org/kit.git")
        #expect(made.status == 0, "\(made)")
        #expect(
            try await desk.shell("git log --format=%an:%s; git status --short", in: first).output
                == "Ada:A course with its first lesson\n")
        #expect(try !FileManager.default.contentsOfDirectory(atPath: desk.home.path).contains { $0.contains(".part") })
        // Nothing of the kit's lies in it, and nothing of ours is said in it.
        let files = try await desk.shell("git ls-files", in: first).output.split(separator: "\n").map(String.init)
        #expect(files.count == 14, "\(files)")
        for file in files where !file.hasSuffix(".safetensors") && !file.hasSuffix(".png") {
            #expect(try !text(file, of: first).contains("what a network sees"))
        }
        #expect(try text("README.md", of: first).hasPrefix("# Kanten & Ecken\n"))

        let gate = try await course("author check --json")
        #expect(gate.status == 0, "\(gate)")
        #expect(try gate.object()["outcome"] as? String == "passed")
        #expect(try await course("author sync --check").status == 0)

        let lesson = first.appending(path: "Lessons/01-stretch-a-map")
        let edited = lesson.appending(path: "Exercise/StretchAMap.swift")
        #expect(try await outcome(in: first) == "not-attempted")
        let solution = try text("Solution/StretchAMap.swift", of: lesson)
        try Data(solution.utf8).write(to: edited)
        #expect(try await outcome(in: first) == "passed")
        try Data(
            solution.replacing("(map - map.min()) / (map.max() - map.min())", with: "map / map.max()").utf8
        ).write(to: edited)
        let wrong = try await course("check stretch-a-map")
        #expect(wrong.status == 1)
        #expect(wrong.output.contains("The largest value is 1, and the smallest is not 0."))

        let page = try await course("open stretch-a-map --no-browser --out page.html")
        #expect(page.status == 0)
        let html = try text("page.html", of: first)
        #expect(html.contains("Kanten &amp; Ecken"))
        #expect(!html.contains("what a network sees"))
        #expect(try await course("--help").output.hasPrefix("OVERVIEW: Kanten & Ecken."))
        #expect(try await course("models").output.contains("toybox-resnet18"))

        // A second one, made from the first and with its kit.
        let second = desk.home.appending(path: "second")
        let again = try await desk.shell("./course author course second", in: first)
        #expect(again.status == 0, "\(again)")
        #expect(try text("course.yml", of: second).contains("repository: \"https://example.org/kit.git\""))
        #expect(try await course("author check", in: second).status == 0)
        #expect(try await outcome(in: second) == "not-attempted")
        // Each builds in itself; the kit is one.
        for folder in [first, second] {
            let paths = CoursePaths(root: folder, kit: MiniCourse.project)
            #expect(paths.build.path == folder.appending(path: ".build/exercises").path)
            #expect(FileManager.default.fileExists(atPath: paths.products.path))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.kits.path) == [version])

        try await brokenFilesAreRefused()
    }

    /// In the course that is there already, since making one takes seconds.
    private func brokenFilesAreRefused() async throws {
        let sound = try text("course.yml", of: first)
        let file = first.appending(path: "course.yml")
        for command in ["list", "next", "check", "author check", "models", "welcome"] {
            try Data((sound + "colour: red\n").utf8).write(to: file)
            let answer = try await course(command)
            #expect(answer.status == 70)
            let line = sound.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(answer.errors.hasPrefix("course: course.yml:\(line):1: "), "\(answer.errors)")
        }
        try Data(sound.replacing("version: \(version)", with: "version: 99.0.0").utf8).write(to: file)
        let other = try await course("list", environment: ["COURSE_KIT": desk.kit.path])
        #expect(other.status == 70)
        #expect(other.errors.contains("The course is written for kit 99.0.0, and the one in"))
        let missing = try await course("list")
        #expect(missing.status == 70)
        #expect(missing.errors.contains("kit 99.0.0 could not be fetched from https://example.org/kit.git"))
        try Data(sound.utf8).write(to: file)
        #expect(try await course("list").status == 0)
    }

    @Test func placeThatWillNotDo_isRefusedAndNothingIsMade() async throws {
        try FileManager.default.createDirectory(at: first, withIntermediateDirectories: true)
        let taken = try await make(first)
        #expect(taken.status == 64)
        #expect(taken.errors.contains("is there already"))
        let inside = try await make(desk.kit.appending(path: "inside"))
        #expect(inside.status == 64)
        #expect(inside.errors.contains("lies inside of"))
        let nowhere = try await make(desk.home.appending(path: "no/where"))
        #expect(nowhere.status == 64)
        #expect(nowhere.errors.contains("There is no folder"))
        let name = try await desk.shell("./course author course Edges", in: desk.kit)
        #expect(name.status == 64)
        let address = try await make(desk.home.appending(path: "x"), "--kit=--upload-pack=x")
        #expect(address.status == 64)
        #expect(try FileManager.default.contentsOfDirectory(atPath: first.path).isEmpty)
        #expect(!FileManager.default.fileExists(atPath: desk.home.appending(path: "x").path))
    }

    @Test(
        arguments: [
            ("https://ada:secret@example.org/kit.git", "https://example.org/kit.git"),
            ("http://example.org/a@b/kit", "http://example.org/a@b/kit"),
            ("git@example.org:ada/kit.git", "git@example.org:ada/kit.git"),
            ("ssh://git@example.org/kit", "ssh://git@example.org/kit"), ("/srv/kit", nil), ("file:///srv/kit", nil),
            ("../kit", nil),
        ] as [(String, String?)])
    func address_isTheOneThatOthersCanUse(origin: String, expected: String?) {
        #expect(SourceKit.publicAddress(origin) == expected)
    }

    @Test func kitThatMadeACourse_isInstalledUnlessOneIsThere() throws {
        let environment = ["HOME": desk.home.path]
        let place = desk.kits.appending(path: version)
        let kit = SourceKit(folder: desk.kit, version: version, repository: nil)
        let other = SourceKit(folder: MiniCourse.project, version: version, repository: nil)
        #expect(KitInstallation.make(of: kit, environment: environment) == .here(path: place.path))
        #expect(KitInstallation.make(of: other, environment: environment) == .other(path: place.path))
        // What the link led to is gone.
        try FileManager.default.removeItem(at: place)
        try FileManager.default.createSymbolicLink(atPath: place.path, withDestinationPath: "/nowhere/kit")
        #expect(KitInstallation.make(of: other, environment: environment) == .here(path: place.path))
        #expect(place.resolvingSymlinksInPath().path == MiniCourse.project.resolvingSymlinksInPath().path)
        #expect(KitInstallation.make(of: kit, environment: [:]) == .none(path: ""))
    }
}
