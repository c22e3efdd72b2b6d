#if os(Linux)
    import Foundation
    import Imaging
    import NN
    import Testing

    /// A lesson with everything that can stand in one, as `course next` sets it, in a terminal of some size.
    @Suite(.serialized) struct LessonScreenTests {
        private static let hasLess = FileManager.default.isExecutableFile(atPath: "/usr/bin/less")
        private let root: URL
        private let command = PseudoTerminal.course("next", "typeset")

        init() throws {
            root = MiniCourse.project.appending(path: ".build/typeset")
            let folder = root.appending(path: "Lessons/01-typeset")
            let pictures = folder.appending(path: "pictures")
            try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
            let text = MiniCourse.project.appending(path: "Tests/Fixtures/typeset/lesson.md")
            try Data(contentsOf: text).write(to: folder.appending(path: "lesson.md"))
            let ramp = Tensor((0..<120).map { Float($0) }, shape: [1, 120])
            try Colormap.gray.picture(of: ramp, range: 0...119).resized(width: 120, height: 40, by: .nearest)
                .write(to: pictures.appending(path: "ramp.png"))
            let map = Tensor((0..<35).map { Float($0 * $0 % 23) }, shape: [5, 7])
            try Colormap.viridis.picture(of: map, range: 0...22).write(to: pictures.appending(path: "map.png"))
        }

        private func run(
            _ arguments: [String], columns: Int = 80, rows: Int = 24, _ changes: [String: String] = [:],
            keys: [PseudoTerminal.Answer] = [], after question: String = "\u{1B}[c"
        ) async throws -> PseudoTerminal.Session {
            let session = try await PseudoTerminal(columns: columns, rows: rows, cell: (8, 16)).run(
                command + arguments, environment: PseudoTerminal.environment(changes, root: root), question: question,
                answers: keys)
            #expect(session.isRestored && session.leftover == 0)
            return session
        }

        @Test(arguments: [60, 80, 200])
        func lesson_isWhatItWas(columns: Int) async throws {
            let session = try await run(["--no-pager"], columns: columns, ["COURSE_IMAGES": "blocks"])
            let text = session.text.replacing("\r\n", with: "\n").replacing(root.path, with: "/course")
            try GoldenScreen(name: "next-blocks-\(columns)").expect(text)
            let lines = text.replacing(/\x1b\[[0-9;]*m/, with: "").split(separator: "\n").map(String.init)
            let wide = lines.filter { $0.displayWidth > min(columns, 100) }
            // Code and paths are not broken.
            #expect(wide.allSatisfy { $0.hasPrefix("    ") || $0.contains("pictures/") }, "\(wide)")
        }

        @Test func longPage_goesThroughThePager() async throws {
            let session = try await run([], ["COURSE_IMAGES": "blocks", "PAGER": "sed s/^/P:/"])
            let lines = session.text.split(separator: "\r\n")
            #expect(lines.filter { $0.hasPrefix("P:") }.count > 60)
            #expect(
                session.text.contains("P:\u{1B}[1mEverything") || session.text.contains("Everything that can be set"))
            #expect(session.exitCode == 0)
        }

        @Test(.enabled(if: LessonScreenTests.hasLess)) func less_showsColorsAndIsLeftByItsKey() async throws {
            let session = try await run(
                [], ["COURSE_IMAGES": "none"], keys: [.init("q", after: .milliseconds(100))], after: ":")
            #expect(session.exitCode == 0)
            #expect(session.text.contains("\u{1B}[1;4mLists") && !session.text.contains("ESC["))
        }

        @Test(.enabled(if: LessonScreenTests.hasLess)) func interruptInAPager_isThePagers() async throws {
            let keys: [PseudoTerminal.Answer] = [
                .init("\u{03}", after: .milliseconds(100)), .init("q", after: .milliseconds(100)),
            ]
            let session = try await run([], ["COURSE_IMAGES": "none"], keys: keys, after: ":")
            #expect(session.exitCode == 0 && session.signal == 0)
        }

        @Test(arguments: [["CI": "true"], ["TERM": "dumb"]])
        func whereNobodyReads_thereIsNoPager(changes: [String: String]) async throws {
            let session = try await run([], changes.merging(["PAGER": "sed s/^/P:/"]) { $1 })
            #expect(!session.text.contains("P:") && session.text.contains("A map of five by seven cells."))
        }

        @Test func noPager_isObeyed() async throws {
            let session = try await run(["--no-pager"], ["PAGER": "sed s/^/P:/", "COURSE_IMAGES": "none"])
            #expect(!session.text.contains("P:"))
        }

        @Test func missingPager_showsThePageAllTheSame() async throws {
            let keys = (0..<20).map { _ in PseudoTerminal.Answer(" ", after: .milliseconds(50)) }
            let session = try await run(
                [], ["PAGER": "/no/such/pager", "COURSE_IMAGES": "none"], keys: keys, after: "Space goes on")
            #expect(session.exitCode == 0 && session.text.contains("A map of five by seven cells."))
        }

        @Test func pixels_comeScreenByScreen() async throws {
            let keys = (0..<20).map { _ in PseudoTerminal.Answer(" ", after: .milliseconds(50)) }
            let session = try await run([], ["COURSE_IMAGES": "sixel"], keys: keys, after: "Space goes on")
            #expect(session.text.matches(of: /\x1bP0;1;0q/).count == 2)
            #expect(session.exitCode == 0 && session.text.contains("A map of five by seven cells."))
            // No picture is higher than the screen that it stands on.
            for rows in session.text.matches(of: /\x1b\[(\d+)A/) { #expect(Int(rows.1) ?? 99 < 24) }
        }

        @Test func q_stopsBetweenScreens() async throws {
            let session = try await run(
                [], ["COURSE_IMAGES": "sixel"], keys: [.init("q", after: .milliseconds(50))], after: "Space goes on")
            #expect(session.exitCode == 0 && !session.text.contains("A map of five by seven cells."))
        }

        @Test(arguments: ["\u{03}", nil])
        func interruptBetweenScreens_leavesTheTerminalSane(key: String?) async throws {
            let answer = key.map { PseudoTerminal.Answer($0, after: .milliseconds(50)) }
            let session = try await run(
                [], ["COURSE_IMAGES": "sixel"],
                keys: [answer ?? .init(signal: SIGTERM, after: .milliseconds(50))], after: "Space goes on")
            #expect(session.signal == (key == nil ? SIGTERM : SIGINT))
        }
    }
#endif
