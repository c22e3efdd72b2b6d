#if os(Linux)
    import Foundation
    import Testing

    @testable import TerminalImages

    /// Whole commands in a terminal that the tests play: what is asked and drawn, and how the terminal is left.
    @Suite(.serialized) struct ImageSessionTests {
        private static let question = "\u{1B}[>q\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[16t\u{1B}[c"
        private static let shortQuestion = "\u{1B}[>q\u{1B}[16t\u{1B}[c"
        private static let hasTmux = FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux")
        private static let next = PseudoTerminal.course("next", "grad-cam", "--no-pager")

        private func run(
            _ command: [String] = next, _ changes: [String: String] = [:], answers: [PseudoTerminal.Answer] = [],
            cell: (width: Int, height: Int)? = nil
        ) async throws -> PseudoTerminal.Session {
            let session = try await PseudoTerminal(cell: cell).run(
                command, environment: PseudoTerminal.environment(changes), answers: answers)
            #expect(session.isRestored)
            #expect(session.leftover == 0)
            return session
        }

        /// What was written besides pictures: text, colors, links and what moves the cursor.
        private func rest(of session: PseudoTerminal.Session) -> String {
            session.text.replacing(Self.question, with: "").replacing(Self.shortQuestion, with: "")
                .replacing(/\x1b_G[^\x1b]*\x1b\\/, with: "").replacing(/\x1b\]1337;File=[^\x07]*\x07/, with: "")
                .replacing(/\x1bP0;1;0q[^\x1b]*\x1b\\/, with: "").replacing(/\x1b[78]/, with: "")
                .replacing(/\x1b\[[0-9;]*m/, with: "").replacing(/\x1b\[\d+[ABCD]/, with: "")
        }

        @Test(arguments: [
            (
                "kitty", "\u{1B}P>|kitty(0.26.5)\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c", [:],
                "\u{1B}_Ga=T,f=100,q=2,C=1"
            ),
            (
                "iTerm2 3.5", "\u{1B}P>|iTerm2 3.5.0\u{1B}\\\u{1B}_GOK\u{1B}\\\u{1B}[6;17;8t\u{1B}[?62;4c",
                ["TERM_PROGRAM": "iTerm.app"], "\u{1B}]1337;File=inline=1"
            ),
            (
                "xterm as VT340", "\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}[6;17;8t\u{1B}[?63;1;2;4;6c", [:],
                "\u{1B}P0;1;0q\"1;1;"
            ),
            (
                "VS Code with its add-on", "\u{1B}P>|xterm.js(5.6.0)\u{1B}\\\u{1B}[6;17;8t\u{1B}[?62;4;9;22c",
                ["TERM_PROGRAM": "vscode"], "\u{1B}]1337;File=inline=1"
            ),
            ("VS Code without", "\u{1B}P>|xterm.js(5.6.0)\u{1B}\\\u{1B}[?62;22c", ["TERM_PROGRAM": "vscode"], "▀"),
            ("a terminal that knows nothing", "\u{1B}[?1;2c", [:], "▀"),
        ])
        func terminals_getWhatTheyUnderstand(
            name: String, answer: String, changes: [String: String], sign: String
        ) async throws {
            // By SSH there is time enough for a machine that is busy with other tests.
            let session = try await run(answers: [.init(answer)], changes.merging(["SSH_TTY": "/dev/pts/9"]) { $1 })
            #expect(session.text.hasPrefix(Self.question), "\(name)")
            for way in ["\u{1B}_Ga=T", "\u{1B}]1337;File", "\u{1B}P0;1;0q", "▀"] {
                #expect(session.text.contains(way) == sign.hasPrefix(way), "\(name)")
            }
            #expect(session.text.contains(sign), "\(name)")
            // The words are there in any case, and nothing that would be seen as letters.
            #expect(rest(of: session).contains("The left half of the picture shows a duck"))
            #expect(!rest(of: session).contains("\u{1B}"), "\(name)")
            #expect(session.exitCode == 0)
        }

        private func run(
            answers: [PseudoTerminal.Answer], _ changes: [String: String] = [:]
        ) async throws -> PseudoTerminal.Session {
            try await run(Self.next, changes, answers: answers)
        }

        @Test func answersInPieces_areUnderstood() async throws {
            let text = Array("\u{1B}P>|kitty(0.26.5)\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c")
            let session = try await run(
                answers: text.map { .init(String($0), after: .milliseconds(1)) }, ["SSH_TTY": "/dev/pts/9"])
            #expect(session.text.contains("\u{1B}_Ga=T"))
        }

        @Test func silence_isNotWaitedForLong() async throws {
            let asked = try await run(answers: [])
            #expect(asked.text.contains("▀"))
            let told = try await run(Self.next, ["TERM": "xterm-kitty"])
            #expect(told.text.contains("\u{1B}_Ga=T"))
            let forced = try await run(Self.next, ["COURSE_IMAGES": "none"])
            #expect(!forced.text.contains("▀") && forced.text.hasPrefix("\r\n"))
            #expect(asked.duration > .milliseconds(250))
            // Far from for ever, on a machine with other things to do.
            #expect(asked.duration - forced.duration < .seconds(3))
        }

        @Test func lateAnswers_doNotEndInThePrompt() async throws {
            // By SSH there is time enough for a machine that is busy with other tests.
            let patient = ["SSH_TTY": "/dev/pts/9"]
            // Some of it after the last answer: read all the same, and not left to the shell.
            let late = PseudoTerminal.Answer("\u{1B}_Gi=31;OK\u{1B}\\", after: .milliseconds(10))
            let session = try await run(answers: [.init("\u{1B}[?62;4c"), late], patient)
            #expect(session.text.contains("\u{1B}_Ga=T"))
            // The last one never: what there is has to do.
            let cut = try await run(answers: [late, .init("\u{1B}[?62;4", after: .milliseconds(100))], patient)
            #expect(cut.text.contains("\u{1B}_Ga=T"))
        }

        @Test func overSSH_thereIsMorePatience() async throws {
            let session = try await run(
                answers: [.init("\u{1B}[?62;4c", after: .milliseconds(500))], ["SSH_TTY": "/dev/pts/9"])
            #expect(session.text.contains("\u{1B}P0;1;0q"))
        }

        @Test func garbage_endsInBlocks() async throws {
            var garbage = (0..<6000).map { _ in UInt8.random(in: 0...255) }
            // Ctrl-C and its like would be obeyed.
            garbage.removeAll { [0x03, 0x1A, 0x1C].contains($0) }
            let session = try await PseudoTerminal().run(
                Self.next, environment: PseudoTerminal.environment([:]), answers: [.init(bytes: garbage)])
            #expect(session.isRestored && session.exitCode == 0)
            #expect(rest(of: session).contains("The left half of the picture shows a duck"))
        }

        @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
        func signalWhileAsking_leavesTheTerminalSane(signal: Int32) async throws {
            let session = try await run(answers: [.init(signal: signal, after: .milliseconds(30))])
            #expect(session.signal == signal)
            #expect(session.text == Self.question)
        }

        @Test func interruptKeyWhileAsking_ends() async throws {
            let session = try await run(answers: [.init("\u{03}", after: .milliseconds(30))])
            #expect(session.signal == SIGINT)
            #expect(session.text == Self.question)
        }

        @Test func whatWasTypedAhead_staysThere() async throws {
            let terminal = try PseudoTerminal()
            terminal.type("ls\n")
            let session = try await terminal.run(
                Self.next, environment: PseudoTerminal.environment(["TERM": "xterm-kitty"]))
            #expect(session.isRestored && session.leftover == 3)
            #expect(!session.text.contains("\u{1B}[>q") && session.text.contains("\u{1B}_Ga=T"))
        }

        @Test(arguments: [["TERM": "dumb"], ["TERM": "linux"], ["CI": "true"], ["COURSE_IMAGES": "none"]])
        func whereNobodyAnswers_nothingIsAsked(changes: [String: String]) async throws {
            let session = try await run(Self.next, changes)
            #expect(!session.text.contains("\u{1B}[>q") && !session.text.contains("▀"))
            #expect(rest(of: session).contains("pair-overlay.png"))
        }

        @Test func noColor_leavesNoBlocks() async throws {
            let session = try await run(answers: [.init("\u{1B}[?1;2c")], ["NO_COLOR": "1", "SSH_TTY": "/dev/pts/9"])
            #expect(!session.text.dropFirst(Self.question.count).contains("\u{1B}"))
        }

        @Test(arguments: [["TERM_PROGRAM": "Apple_Terminal"], ["TERM": "screen-256color"]])
        func terminalsThatWouldPrintIt_areNotAskedAboutKitty(changes: [String: String]) async throws {
            let session = try await run(answers: [.init("\u{1B}[?1;2c")], changes)
            #expect(session.text.hasPrefix(Self.shortQuestion) && session.text.contains("▀"))
        }

        /// A real tmux, inside of a kitty that the test plays.
        @Test(.enabled(if: ImageSessionTests.hasTmux), arguments: [true, false])
        func tmux_passesPicturesOnWhereItMay(isAllowed: Bool) async throws {
            let folder = TemporaryFolder()
            let settings = try folder.write(
                """
                set -g allow-passthrough \(isAllowed ? "on" : "off")
                set -as terminal-features ",xterm-256color:RGB"
                set -g default-terminal "tmux-256color"
                """, to: "tmux.conf")
            let words = Self.next.map { "'\($0)'" }.joined(separator: " ")
            // tmux has to hear first who its terminal is, and to have drawn all of it before it ends.
            let script = "sleep 0.5; \(words); tmux display-message -p 'title: #{pane_title}'; sleep 0.5"
            let session = try await PseudoTerminal(columns: 100, rows: 60, cell: (8, 16)).run(
                [
                    "/usr/bin/tmux", "-S", folder.url.appending(path: "s").path, "-f", settings.path, "new-session",
                    script,
                ],
                environment: PseudoTerminal.environment(["LC_ALL": "C.UTF-8"]), question: "\u{1B}[>q",
                answers: [.init("\u{1B}P>|kitty(0.32.2)\u{1B}\\\u{1B}[?62;c")])
            #expect(session.isRestored && session.exitCode == 0)
            #expect(session.text.contains("\u{1B}_Ga=T,f=100,q=2,i=") == isAllowed)
            #expect(session.text.contains("\u{10EEEE}\u{305}\u{305}") == isAllowed)
            #expect(session.text.contains("▀") == !isAllowed)
            // Kitty's question would have become the title.
            #expect(session.text.contains("title: ") && !session.text.contains("i=31"))
            if let match = session.text.firstMatch(of: /,i=(\d+),U=1/), let number = Int(match.1) {
                #expect(session.text.contains("38;2;\(number >> 16);\(number >> 8 & 255);\(number & 255)m"))
            }
        }

        @Test(arguments: [[:], ["COURSE_IMAGES": "kitty"], ["COURSE_IMAGES": "blocks"]])
        func pipe_getsNoStrayByte(changes: [String: String]) async throws {
            let folder = TemporaryFolder()
            let file = folder.url.appending(path: "out")
            let session = try await PseudoTerminal().run(
                Self.next, environment: PseudoTerminal.environment(changes), output: file)
            #expect(session.output.isEmpty && session.isRestored)
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("\u{1B}") && !text.contains("▀") && text.contains("pair-overlay.png"))
        }

        @Test func background_asksNothing() async throws {
            // Without `--no-pager`: a pager would be stopped there.
            let words = Self.next.dropLast().map { "'\($0)'" }.joined(separator: " ")
            let session = try await run(["/bin/bash", "-c", "set -m; \(words) & wait"])
            #expect(!session.text.contains("\u{1B}[>q") && !session.text.contains("▀"))
            #expect(session.text.contains("pair-overlay.png"))
        }

        @Test func json_getsNoPictures() async throws {
            let folder = TemporaryFolder()
            let picture = MiniCourse.project.appending(path: "Lessons/08-grad-cam/pictures/pair.png").path
            let command = PseudoTerminal.course("explain", picture, "--out", folder.url.appending(path: "out").path)
            let session = try await run(command + ["--json"], ["COURSE_IMAGES": "kitty"])
            #expect(!session.text.replacing(/\r\x1b\[K[^\r]*/, with: "").contains("\u{1B}"))
            let drawn = try await run(command, ["COURSE_IMAGES": "sixel"])
            #expect(drawn.text.matches(of: /\x1bP0;1;0q/).count == 2)
            #expect(drawn.text.contains("peak at y 143, x 176"))
        }

        @Test func wrongWay_isAUsageError() async throws {
            for command in [Self.next, PseudoTerminal.course("check"), PseudoTerminal.course("doctor")] {
                let session = try await run(command + ["--images", "kity"])
                #expect(session.exitCode == 64)
                #expect(session.text.contains("Did you mean kitty?"))
            }
        }

        @Test func doctor_saysWhichWayIsInForce() async throws {
            let answer = "\u{1B}P>|foot(1.13.1)\u{1B}\\\u{1B}[?62;4;22c"
            let session = try await run(
                PseudoTerminal.course("doctor"), ["SSH_TTY": "/dev/pts/9"], answers: [.init(answer)])
            #expect(rest(of: session).contains("as Sixel (foot(1.13.1) says so)"))
        }
    }
#endif
