#if os(Linux)
    import Foundation
    import Testing

    @testable import Checking
    @testable import Runner
    @testable import Support
    @testable import Watching

    extension MiniCourseTests {
        /// The real program on a terminal that the tests play.
        @Suite(.serialized, .timeLimit(.minutes(20)))
        struct WatchCommandTests {
            private let course: WatchedMiniCourse

            init() throws { course = try WatchedMiniCourse(named: "watched-course") }

            private func watch(
                _ words: String..., changes: [String: String] = [:], columns: Int = 80, rows: Int = 24
            ) throws -> WatchedTerminal {
                try course.watch(words, changes: changes, columns: columns, rows: rows)
            }

            private func quit(_ terminal: WatchedTerminal) async throws {
                terminal.type("q")
                #expect(try await terminal.end() == 0)
                try await expectNothingLeft(terminal)
            }

            private func expectNothingLeft(_ terminal: WatchedTerminal) async throws {
                #expect(terminal.disorder == [])
                #expect(try await course.process.leftovers() == [])
            }

            @Test func saves_areChecked_inEveryWayThatEditorsWrite() async throws {
                try course.write(.starter)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("waiting for your code")
                #expect(terminal.emulator.isAlternate && !terminal.emulator.isCursorShown)
                try course.write(.wrong)
                try await terminal.waitForVerdict("not right yet")
                try await terminal.wait(for: "it runs to its end now")
                // As vim does: the old file is renamed, the new one written in its place, the old one removed.
                let backup = course.file.path + "~"
                #expect(rename(course.file.path, backup) == 0)
                try Data(course.text(.right).utf8).write(to: course.file)
                unlink(backup)
                try await terminal.waitForVerdict("passed")
                try await terminal.wait(for: "it passes now")
                // As many others do: a new file, renamed over the old one.
                try AtomicFile.write(Data(course.text(.broken).utf8), to: course.file)
                try await terminal.waitForVerdict("does not compile yet")
                try await terminal.wait(for: "Doubling.swift:")
                // In two steps, the file empty in between.
                try Data().write(to: course.file)
                try await Task.sleep(for: .milliseconds(60))
                try Data(course.text(.wrong).utf8).write(to: course.file)
                try await terminal.waitForVerdict("not right yet")
                try await quit(terminal)
                #expect(terminal.emulator.ordinary.trimmingCharacters(in: .whitespacesAndNewlines) == "")
            }

            @Test func saveDuringACheck_endsIt_andTheLastOneCounts() async throws {
                try course.write(.endless)
                let terminal = try watch("doubling")
                try await terminal.wait(for: "running")
                let clock = ContinuousClock.now
                try course.write(.right)
                try await terminal.waitForVerdict("passed")
                // Twenty seconds are what the endless loop may take.
                #expect(clock.duration(to: .now) < .seconds(8))
                for _ in 0..<4 {
                    try course.write(.wrong)
                    try await Task.sleep(for: .milliseconds(.random(in: 20...250)))
                    try course.write(.right)
                    try await Task.sleep(for: .milliseconds(.random(in: 20...250)))
                }
                try course.write(.broken)
                try await terminal.waitForVerdict("does not compile yet")
                try await quit(terminal)
                #expect(try course.progress("doubling").outcome == .didNotBuild)
            }

            @Test func keys_answerDuringACheck() async throws {
                try course.write(.endless)
                let terminal = try watch("doubling")
                try await terminal.wait(for: "running")
                terminal.type("?")
                try await terminal.wait(for: "check every exercise")
                terminal.type("x")
                try await terminal.wait(for: "running")
                terminal.type("h")
                try await terminal.wait(for: "Hint 1 of")
                terminal.type("l")
                try await terminal.wait(for: "exercises passed")
                terminal.type("\u{1B}")
                try await terminal.wait(for: "running")
                #expect(try course.progress("doubling").hintsShown == 1)
                // Arrows, the mouse, late answers and what is pasted do nothing.
                terminal.type("\u{1B}[A\u{1B}[<0;3;3M\u{1B}[?62;4c\u{1B}[200~q\rq\u{1B}[201~\u{1B}q")
                try await Task.sleep(for: .milliseconds(150))
                try await quit(terminal)
            }

            @Test func reset_asks_keepsTheEdit_andChecksTheStarter() async throws {
                try course.write(.right)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("passed")
                terminal.type("r")
                try await terminal.wait(for: "y or n")
                terminal.type("n")
                try await terminal.wait(for: "Nothing was changed")
                #expect(try course.contents() == course.text(.right))
                terminal.type("r")
                try await terminal.wait(for: "y or n")
                terminal.type("y")
                try await terminal.waitForVerdict("waiting for your code")
                #expect(try course.contents() == course.text(.starter))
                try await quit(terminal)
                #expect(try course.progress("doubling").passed == nil)
                let kept = SnapshotStore(folder: course.root.appending(path: ".course/snapshots")).all()
                #expect(kept.count == 1 && kept[0].snapshot.progress.passed != nil)
            }

            @Test func next_goesOn_afterAPass_andSaysWhenAllHavePassed() async throws {
                try course.write(.starter)
                let terminal = try watch()
                try await terminal.waitForVerdict("waiting for your code")
                terminal.type("n")
                try await terminal.wait(for: "See what a network sees")
                terminal.type("x")
                try course.write(.right)
                try await terminal.waitForVerdict("passed")
                terminal.type("n")
                try await terminal.wait(for: "Lesson 2 of 2")
                terminal.type("x")
                try await terminal.wait(for: "Hostile.swift")
                try course.write(solutionOf: "hostile")
                try await terminal.waitForVerdict("passed")
                terminal.type("n")
                try await terminal.wait(for: "All 2 lessons done")
                terminal.type("x")
                try await terminal.wait(for: "next` grades each once more")
                try await quit(terminal)
            }

            @Test func all_checksEveryExercise() async throws {
                try course.write(.right)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("passed")
                terminal.type("a")
                try await terminal.wait(for: "1 of 2 exercises pass. Not yet: hostile.")
                // Also what was saved just before, whose own check it ends.
                try course.write(.wrong)
                terminal.type("a")
                try await terminal.waitForVerdict("not right yet")
                try await quit(terminal)
            }

            @Test func changedLesson_isReadAgain_andABrokenOneIsSaid() async throws {
                try course.write(.wrong)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("not right yet")
                let lesson = course.root.appending(path: "Lessons/01-doubling/lesson.md")
                let text = try String(contentsOf: lesson, encoding: .utf8)
                try Data(text.replacing("atol: 1e-6", with: "atol: 10").utf8).write(to: lesson)
                try course.write(.wrong, comment: "// With so much tolerance even that is right.\n")
                try await terminal.waitForVerdict("passed")
                try Data(text.replacing("metric: close", with: "metric: clsoe").utf8).write(to: lesson)
                try course.write(.broken)
                try await terminal.wait(for: "clsoe")
                try Data(text.utf8).write(to: lesson)
                try course.write(.wrong)
                try await terminal.waitForVerdict("not right yet")
                try await quit(terminal)
            }

            @Test func resizing_drawsAnew_atEverySize() async throws {
                try course.write(.wrong)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("not right yet")
                for (columns, rows) in [(40, 12), (200, 50), (60, 20), (20, 5), (80, 24)] {
                    terminal.resize(columns: columns, rows: rows)
                    try await terminal.wait(for: "the keys at \(columns)x\(rows)") { emulator in
                        emulator.lines.last?.hasSuffix("q quit") == true && emulator.lines[0].hasPrefix("Lesson 1")
                    }
                }
                try await terminal.wait(for: "not right yet")
                try await quit(terminal)
            }

            @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
            func signal_endsIt_andLeavesTheTerminalAsItWas(signal: Int32) async throws {
                try course.write(.endless)
                let terminal = try watch("doubling")
                try await terminal.wait(for: "running")
                if signal == SIGINT { terminal.type("\u{03}") } else { terminal.send(signal) }
                let status = try await terminal.end()
                #expect(status & 0x7F == signal)
                try await expectNothingLeft(terminal)
            }

            @Test func closedTerminal_endsIt() async throws {
                try course.write(.endless)
                let terminal = try watch("doubling")
                try await terminal.wait(for: "running")
                terminal.hangUp()
                let status = try await terminal.end()
                // The kernel sends SIGHUP to the leader of the session; read first, the end of the terminal ends it too.
                #expect(status == 0 || status & 0x7F == SIGHUP)
                #expect(try await course.process.leftovers() == [])
            }

            @Test func suspending_givesTheTerminalBack_andForegroundTakesItAgain() async throws {
                try course.write(.right)
                // A shell with job control, as only one has somebody to stop for.
                let terminal = try WatchedTerminal(
                    ["/bin/bash", "--norc", "--noediting", "-i"], environment: course.environment(["PS1": "$ "]))
                try await terminal.wait(for: "the shell") { $0.ordinary.hasSuffix("$ ") }
                terminal.type("'\(MiniCourse.supervisor.path)' watch doubling\r")
                try await terminal.waitForVerdict("passed")
                for stop in ["\u{1A}", ""] {
                    if stop.isEmpty {
                        let id = try #require(
                            ProcessScan.processes(with: course.process.mini.marker).first {
                                ProcessScan.parent(of: $0) == terminal.process
                            })
                        kill(id, SIGTSTP)
                    } else {
                        terminal.type(stop)
                    }
                    try await terminal.wait(for: "the shell") { emulator in
                        !emulator.isAlternate && emulator.isCursorShown && emulator.ordinary.hasSuffix("$ ")
                    }
                    terminal.type("stty -a | tr ';' '\\n' | grep -o ' icanon' | tr a-z A-Z\r")
                    try await terminal.wait(for: "the modes of a shell") { $0.ordinary.hasSuffix(" ICANON\n$ ") }
                    terminal.type("fg\r")
                    try await terminal.waitForVerdict("passed")
                    #expect(terminal.emulator.isAlternate)
                }
                // In the background it stops again, and a signal ends it there without a word to the terminal.
                terminal.type("\u{1A}")
                try await terminal.wait(for: "the shell") { !$0.isAlternate && $0.ordinary.hasSuffix("$ ") }
                terminal.type("bg\r")
                try await terminal.wait(for: "the shell") { $0.ordinary.hasSuffix("&\n$ ") }
                try await Task.sleep(for: .milliseconds(300))
                #expect(!terminal.emulator.isAlternate)
                terminal.type("kill %1; kill -CONT %1; wait\r")
                try await terminal.wait(for: "its end") {
                    $0.ordinary.contains("Terminated") && $0.ordinary.hasSuffix("$ ")
                }
                terminal.type("exit\r")
                #expect(try await terminal.end() == 0)
                #expect(terminal.disorder == [])
                #expect(try await course.process.leftovers() == [])
            }

            @Test func vanishedFile_isWaitedFor() async throws {
                try course.write(.right)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("passed")
                try FileManager.default.removeItem(at: course.file)
                try await terminal.wait(for: "the file is not there")
                // With its folder, and back again.
                let folder = course.file.deletingLastPathComponent()
                try FileManager.default.removeItem(at: folder)
                try await Task.sleep(for: .milliseconds(600))
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try course.write(.wrong)
                try await terminal.waitForVerdict("not right yet")
                // The new folder is watched like the old one.
                try await Task.sleep(for: .milliseconds(600))
                try course.write(.right)
                try await terminal.waitForVerdict("passed")
                try await quit(terminal)
            }

            @Test func changedSinceItPassed_isSaid_untilItPassesAgain() async throws {
                try course.write(.right)
                let first = try watch("doubling")
                try await first.waitForVerdict("passed")
                try await quit(first)
                let check = course.root.appending(path: "Lessons/01-doubling/Check/DoublingCheck/main.swift")
                let text = try String(contentsOf: check, encoding: .utf8)
                try Data((text + "// The same, said twice.\n").utf8).write(to: check)
                try course.write(.wrong)
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("not right yet")
                try await terminal.wait(for: "Its check has changed since you passed it:")
                try await terminal.wait(for: "passed, older version")
                try course.write(.right)
                try await terminal.waitForVerdict("passed")
                try await terminal.wait(for: "Its check has changed since you passed it;")
                try await terminal.wait(for: "1 of 1 points")
                try await quit(terminal)
            }

            @Test func editor_getsTheTerminal_andGivesItBack() async throws {
                try course.write(.wrong)
                let editor = course.root.appending(path: "my editor")
                // Asks for a line, as an editor of the terminal would, and leaves the terminal in disorder.
                try Data(
                    """
                    #!/bin/bash
                    echo "EDITING $(basename "$1")"
                    read -r line
                    stty -icanon -echo
                    echo "TYPED $line"
                    cp '\(course.root.path)/right' "$1"
                    read -r -n 1
                    """.utf8
                ).write(to: editor)
                try Data(course.text(.right).utf8).write(to: course.root.appending(path: "right"))
                chmod(editor.path, 0o755)
                let terminal = try watch("doubling", changes: ["VISUAL": "'\(editor.path)'", "EDITOR": "false"])
                try await terminal.waitForVerdict("not right yet")
                terminal.type("e")
                try await terminal.wait(for: "the editor") { $0.ordinary.contains("EDITING Doubling.swift") }
                #expect(!terminal.emulator.isAlternate && terminal.emulator.isCursorShown)
                // Keys are the editor's, and Ctrl-C would be too.
                terminal.type("hq\r")
                try await terminal.wait(for: "its line") { $0.ordinary.contains("TYPED hq") }
                terminal.type("x")
                try await terminal.waitForVerdict("passed")
                #expect(terminal.emulator.isAlternate)
                try await quit(terminal)
            }

            @Test func stateThatCannotBeWritten_isSaid_andWatchingGoesOn() async throws {
                try course.write(.right)
                // A file in the place of the state's folder, which fails as a full disk does.
                try Data().write(to: course.root.appending(path: ".course"))
                let terminal = try watch("doubling")
                try await terminal.waitForVerdict("passed")
                try await terminal.wait(for: "cannot be written")
                terminal.type("h")
                try await terminal.wait(for: "Check that the disk is not full")
                try course.write(.wrong)
                try await terminal.waitForVerdict("not right yet")
                try await quit(terminal)
            }

            @Test func withoutATerminal_eachSaveIsCheckedInPlainLines() async throws {
                try course.write(.starter)
                let id = try course.process.start(["watch", "doubling"])
                func wait(for text: String) async throws {
                    let end = ContinuousClock.now + .seconds(120)
                    while !course.process.said.contains(text) {
                        guard ContinuousClock.now < end else {
                            Issue.record("\(course.process.said)")
                            return
                        }
                        try await Task.sleep(for: .milliseconds(20))
                    }
                }
                try await wait(for: "waiting for your code")
                try course.write(.wrong)
                try await wait(for: "not right yet")
                try course.write(.right)
                try await wait(for: "it passes now")
                kill(id, SIGTERM)
                #expect(try await course.process.wait(for: id) & 0x7F == SIGTERM)
                #expect(!course.process.said.contains("\u{1B}"))
                #expect(course.process.said.components(separatedBy: "Double every number: ").count == 4)
                #expect(try await course.process.leftovers() == [])
            }

            @Test func dumbTerminal_getsPlainLines_andSaysHowToStop() async throws {
                try course.write(.right)
                let terminal = try watch("doubling", changes: ["TERM": "dumb"])
                try await terminal.wait(for: "passed") { $0.ordinary.contains("passed") }
                #expect(terminal.emulator.ordinary.contains("Ctrl-C"))
                #expect(!terminal.output.contains(0x1B))
                terminal.type("\u{03}")
                #expect(try await terminal.end() & 0x7F == SIGINT)
                try await expectNothingLeft(terminal)
            }

            @Test func page_followsEachSave() async throws {
                try course.write(.wrong)
                let id = try course.process.start(["open", "doubling", "--live", "--no-browser"])
                let end = ContinuousClock.now + .seconds(120)
                while !course.process.said.hasSuffix("\n"), ContinuousClock.now < end {
                    try await Task.sleep(for: .milliseconds(20))
                }
                let address = course.process.said.trimmingCharacters(in: .newlines)
                #expect(
                    address.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/doubling/) != nil, "\(address)")
                let url = try #require(URL(string: address))
                let port = UInt16(try #require(url.port))
                func client(_ path: String) throws -> RawClient {
                    let client = try RawClient(port: port)
                    client.send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
                    return client
                }
                let page = try client(url.path).readAll()
                #expect(page.contains("<!doctype html>") && page.contains("\(url.path)/events"))
                let events = try client(url.path + "/events")
                #expect(events.read(until: "not right yet", seconds: 120).contains("\"failed\""))
                try course.write(.right)
                #expect(events.read(until: "passed", seconds: 120).contains("Double every number: passed"))
                kill(id, SIGINT)
                #expect(try await course.process.wait(for: id) & 0x7F == SIGINT)
                #expect(course.process.said == address + "\n")
                #expect(try await course.process.leftovers() == [])
            }
        }
    }
#endif
