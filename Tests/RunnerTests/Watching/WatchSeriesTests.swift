#if os(Linux)
    import Foundation
    import NN
    import Testing

    @testable import Checking
    @testable import Runner
    @testable import Support
    @testable import Watching

    extension MiniCourseTests {
        /// Random keys, saves, resizes and signals, one after the other on one running watch; `Tools/watch-series` makes two
        /// hundred of them.
        @Suite(.serialized, .timeLimit(.minutes(30)))
        struct WatchSeriesTests {
            private let course: WatchedMiniCourse

            init() throws { course = try WatchedMiniCourse(named: "watched-series") }

            private enum Step: CaseIterable {
                case key, garbage, save, saveByRename, saveLikeVim, saveInTwoSteps, touch, resize, stop, signal, nothing
            }

            private static let keys = [
                "h", "n", "l", "d", "?", " ", "\r", "a", "e", "p", "r", "ry", "rn", "x", "\u{0C}", "\u{1B}", "jjk",
                "xlq",
            ]
            private static let garbage = [
                "\u{1B}[A", "\u{1B}[1;5D", "\u{1B}[<0;4;4M", "\u{1B}[M !!", "\u{1B}[?62;4;9c", "\u{1B}P>|x\u{1B}\\",
                "\u{1B}[200~qry\r\u{1B}[201~", "\u{1B}q", "é", "\u{1B}]11;rgb:0/0/0\u{07}",
            ]

            @Test func anySeries_leavesTheRightVerdict_aSaneTerminal_andNoProcess() async throws {
                let asked = ProcessInfo.processInfo.environment["COURSE_WATCH_STEPS"].flatMap { Int($0) }
                let steps = asked ?? 24
                let seed =
                    ProcessInfo.processInfo.environment["COURSE_WATCH_SEED"].flatMap { UInt64($0) }
                    ?? .random(in: 0...999_999)
                var random = SplitMix64(seed: seed)
                try course.write(solutionOf: "hostile")
                _ = try await course.process.wait(for: course.process.start(["check", "hostile", "--json"]))
                var answer = WatchedMiniCourse.Answer.starter
                try course.write(answer)
                let terminal = try course.watch(
                    ["doubling"], changes: ["VISUAL": "/bin/true", "BROWSER": "/bin/true"])
                try await terminal.waitForVerdict(answer.verdict)
                var counts: [String: Int] = [:]
                var made: [String] = []
                var saves = 0
                for number in 1...steps {
                    let step = Step.allCases.randomElement(using: &random) ?? .key
                    counts["\(step)", default: 0] += 1
                    var what = "\(step)"
                    switch step {
                    case .key:
                        let keys = Self.keys.randomElement(using: &random) ?? "x"
                        what += " \(keys.debugDescription)"
                        terminal.type(keys)
                        // The starter that a reset brings is a save too.
                        if keys == "ry" { answer = .starter }
                    case .garbage: terminal.type(Self.garbage.randomElement(using: &random) ?? "")
                    case .save, .saveByRename, .saveLikeVim, .saveInTwoSteps:
                        saves += 1
                        answer = WatchedMiniCourse.Answer.allCases.randomElement(using: &random) ?? .right
                        what += " \(answer)"
                        try save(answer, step, "// save \(saves)\n")
                    case .touch: utimes(course.file.path, nil)
                    case .resize:
                        terminal.resize(
                            columns: Int.random(in: 20...200, using: &random),
                            rows: Int.random(in: 5...50, using: &random))
                    case .stop:
                        terminal.send(SIGSTOP)
                        try await Task.sleep(for: .milliseconds(.random(in: 0...50, using: &random)))
                        terminal.send(SIGCONT)
                    case .signal:
                        terminal.send([SIGWINCH, SIGCONT, SIGTSTP, SIGPIPE].randomElement(using: &random) ?? SIGCONT)
                    case .nothing: break
                    }
                    made.append(what)
                    let pause = ContinuousClock.now + .milliseconds(.random(in: 0...350, using: &random))
                    while ContinuousClock.now < pause { terminal.look() }
                    if number % 20 == 0 || number == steps {
                        try await expectVerdict(
                            of: &answer, on: terminal, Comment("seed \(seed), step \(number): \(made)"))
                    }
                }
                if let signal = [nil, SIGINT, SIGTERM, SIGHUP, SIGQUIT].randomElement(using: &random) ?? nil {
                    terminal.send(signal)
                    #expect(try await terminal.end() & 0x7F == signal)
                } else {
                    terminal.type("q")
                    #expect(try await terminal.end() == 0)
                }
                #expect(terminal.disorder == [])
                #expect(try await course.process.leftovers() == [])
                #expect(try strays() == [])
                print("seed \(seed), \(steps) steps:", counts.sorted { $0.key < $1.key })
            }

            private func save(_ answer: WatchedMiniCourse.Answer, _ way: Step, _ comment: String) throws {
                let data = Data((course.text(answer) + comment).utf8)
                switch way {
                case .saveByRename: try AtomicFile.write(data, to: course.file)
                case .saveLikeVim:
                    let backup = course.file.path + "~"
                    rename(course.file.path, backup)
                    try data.write(to: course.file)
                    unlink(backup)
                case .saveInTwoSteps:
                    try Data().write(to: course.file)
                    usleep(30_000)
                    try data.write(to: course.file)
                default: try data.write(to: course.file)
                }
            }

            /// Whatever lies over the screen is put away; then the verdict of the last save has to come.
            private func expectVerdict(
                of answer: inout WatchedMiniCourse.Answer, on terminal: WatchedTerminal, _ comment: Comment
            ) async throws {
                terminal.type("x")
                for _ in 0..<10 { terminal.look() }
                terminal.resize(columns: 100, rows: 30)
                if answer == .endless {
                    // Twenty seconds are too long to wait for.
                    answer = .right
                    try course.write(answer, comment: "// in the end\n")
                }
                do {
                    try await terminal.waitForVerdict(answer.verdict)
                    #expect(terminal.emulator.lines.last?.hasSuffix("q quit") == true, comment)
                    let outcome = try course.progress("doubling").outcome
                    #expect(outcome.map { "\($0)" } == "\(Self.outcome(of: answer))", comment)
                } catch let timeout as WatchedTerminal.Timeout {
                    Issue.record("\(timeout) \(comment)")
                    throw timeout
                }
            }

            private static func outcome(of answer: WatchedMiniCourse.Answer) -> String {
                switch answer {
                case .starter: "notAttempted"
                case .wrong: "failed"
                case .broken: "didNotBuild"
                case .endless: "timedOut"
                case .right: "passed"
                }
            }

            /// Folders of runs, and files that were never finished.
            private func strays() throws -> [String] {
                let runs =
                    (try? FileManager.default.contentsOfDirectory(atPath: course.process.mini.paths.runs.path)) ?? []
                return try runs
                    + FileManager.default.subpathsOfDirectory(atPath: course.root.path).filter { $0.hasSuffix(".new") }
            }
        }
    }
#endif
