import Foundation
import Lessons
import Subprocess
import Testing

@testable import Runner

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// `course open` as a learner calls it, on a course in a folder of its own.
@Suite(.timeLimit(.minutes(20)))
struct OpenCommandTests {
    private let folder = TemporaryFolder()
    private var root: URL { folder.url.appending(path: "my course") }

    init() throws {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for name in ["Lessons", "Models"] {
            try FileManager.default.createSymbolicLink(
                at: root.appending(path: name), withDestinationURL: MiniCourse.project.appending(path: name))
        }
    }

    private struct Answer {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs the program somewhere else than in the course, with a browser that would leave a trace.
    private func course(_ arguments: String...) async throws -> Answer {
        let browser = try folder.write("#!/bin/sh\necho \"$1\" > '\(folder.url.path)/opened'\n", to: "browser")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser.path)
        let result = try await Subprocess.run(
            .path(FilePath(MiniCourse.supervisor.path)), arguments: Arguments(arguments),
            environment: .inherit.updating(["COURSE_ROOT": root.path, "BROWSER": browser.path]),
            workingDirectory: FilePath(folder.url.path), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20)
        )
        guard case .exited(let status) = result.terminationStatus else { throw Unexpected() }
        return Answer(status: status, output: result.standardOutput, errors: result.standardError)
    }

    struct Unexpected: Error {}

    @Test func page_isWrittenAndItsPathAloneIsPrinted() async throws {
        let answer = try await course("open", "saliency")
        #expect(answer.status == 0, "\(answer.errors)")
        let path = String(answer.output.dropLast())
        #expect(path.hasSuffix("/my course/.course/pages/saliency.html"))
        #expect(answer.output == path + "\n" && answer.errors.isEmpty)
        let html = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n"))
        // Its output is no terminal, so nobody is looking.
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "opened").path))
    }

    @Test func exercise_opensItsLesson() async throws {
        let answer = try await course("open", "smooth-grad")
        #expect(answer.status == 0, "\(answer.errors)")
        // A path, which a program can read from; only a browser is given the place in it.
        #expect(answer.output.hasSuffix("/my course/.course/pages/saliency.html\n"))
        let exercise = try #require(Course.load(from: root.appending(path: "Lessons")).course.exercise("smooth-grad"))
        let file = URL(filePath: String(answer.output.dropLast()))
        let address = OpenCommand.address(of: file, at: exercise)
        #expect(address.hasPrefix("file:///") && address.contains("my%20course"))
        let anchor = try #require(address.split(separator: "#").last)
        #expect(try String(contentsOf: file, encoding: .utf8).contains("id=\"\(anchor)\""))
        #expect(OpenCommand.address(of: file, at: nil) == file.path)
    }

    @Test func firstLesson_isWhereALearnerBegins_andOutNamesTheFile() async throws {
        let answer = try await course("open", "--no-browser", "--out", "here/page.html")
        #expect(answer.status == 0, "\(answer.errors)")
        let html = try String(contentsOf: folder.url.appending(path: "here/page.html"), encoding: .utf8)
        #expect(html.contains("<h1>Pixels to tensor</h1>"))
    }

    @Test func site_hasEveryLesson() async throws {
        let answer = try await course("open", "--all", "site")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.hasSuffix("/site/index.html\n"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "site").path)
        #expect(names.count == 17 && names.contains("right-and-wrong.html"), "\(names)")
    }

    @Test(arguments: [
        (["open", "saliencey"], Int32(64), "Did you mean `saliency`?"),
        (["open", "smoth-grad"], 64, "Did you mean `smooth-grad`?"),
        (["open", "?"], 64, "There is no lesson named \"?\"."),
        (["open", "saliency", "--all", "x"], 64, "not both"),
        (["open", "--out", "x", "--all", "y"], 64, "give one of them"),
        (["open", "saliency", "--out", "browser/x.html"], 1, "cannot be written"),
    ])
    func whatCannotBeDone_isSaid(_ words: [String], _ status: Int32, _ says: String) async throws {
        let answer =
            switch words.count {
            case 2: try await course(words[0], words[1])
            case 4: try await course(words[0], words[1], words[2], words[3])
            default: try await course(words[0], words[1], words[2], words[3], words[4])
            }
        #expect(answer.status == status && answer.output.isEmpty)
        #expect(answer.errors.contains(says), "\(answer.errors)")
    }

    // MARK: The browser

    @Test func browser_thatIsNamedIsStarted() async throws {
        let trace = folder.url.appending(path: "trace")
        let program = try folder.write("#!/bin/sh\necho \"$1|$2\" > '\(trace.path)'\n", to: "bin/look")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let folders = "\(program.deletingLastPathComponent().path):/bin:/usr/bin"
        let browser = Browser(environment: ["BROWSER": "no-such-program:look --new %s", "PATH": folders])
        #expect(browser.isAtHand && browser.open("/a page.html"))
        // Nobody waits for a browser, so the test does: on a machine with other work it may start late.
        let end = ContinuousClock.now + .seconds(120)
        while (try? String(contentsOf: trace, encoding: .utf8))?.hasSuffix("\n") != true, ContinuousClock.now < end {
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(try String(contentsOf: trace, encoding: .utf8) == "--new|/a page.html\n")
    }

    @Test func browser_needsADisplay() {
        #if !os(macOS)
            #expect(!Browser(environment: [:]).isAtHand)
            #expect(!Browser(environment: ["DISPLAY": "", "BROWSER": " "]).isAtHand)
            #expect(Browser(environment: ["WAYLAND_DISPLAY": "wayland-0"]).isAtHand)
        #endif
        #expect(!Browser(environment: ["BROWSER": "no-such-program", "PATH": "/nowhere"]).open("page.html"))
    }
}
