#if os(Linux)
    import Foundation

    @testable import Watching

    /// `course watch` in a terminal that the tests play: keys go in, and what stands on its screen comes out.
    final class WatchedTerminal {
        private let terminal: PseudoTerminal
        private let before: termios
        let process: pid_t
        private(set) var emulator: TerminalEmulator
        /// All that was written.
        private(set) var output: [UInt8] = []
        private var status: Int32?

        init(
            _ command: [String], environment: [String: String], columns: Int = 80, rows: Int = 24
        ) throws {
            terminal = try PseudoTerminal(columns: columns, rows: rows)
            var modes = termios()
            tcgetattr(terminal.side, &modes)
            before = modes
            emulator = TerminalEmulator(columns: columns, rows: rows)
            process = try terminal.start(command, environment)
        }

        deinit {
            if status == nil {
                kill(process, SIGKILL)
                waitpid(process, nil, 0)
            }
        }

        struct Timeout: Error, CustomStringConvertible {
            var what: String
            var screen: String
            var description: String { "waited in vain for \(what); the screen:\n\(screen)" }
        }

        /// Takes what comes for a moment.
        func look(milliseconds: Int32 = 5) {
            let bytes = terminal.read(for: milliseconds)
            output += bytes
            emulator.feed(bytes)
        }

        /// Waits until something stands on the screen.
        func wait(
            for what: String, seconds: Double = 120, until isThere: (TerminalEmulator) -> Bool
        ) async throws {
            let end = ContinuousClock.now + .seconds(seconds)
            while !isThere(emulator) {
                guard ContinuousClock.now < end else {
                    throw Timeout(
                        what: what,
                        screen:
                            "\(emulator.text)\nbefore it: \(emulator.ordinary.suffix(400))\nunlike before: \(disorder)")
                }
                look()
                await Task.yield()
            }
        }

        func wait(for text: String, seconds: Double = 120) async throws {
            try await wait(for: text, seconds: seconds) { $0.words.contains(text) }
        }

        /// Waits until no check runs, and the row of the verdict has some text.
        func waitForVerdict(_ text: String, seconds: Double = 120) async throws {
            try await wait(for: "the verdict \"\(text)\"", seconds: seconds) { emulator in
                emulator.lines.count > 1 && emulator.lines[1].contains(text) && !emulator.lines[1].hasPrefix("…")
            }
        }

        func type(_ text: String) { terminal.send(Array(text.utf8)) }

        func resize(columns: Int, rows: Int) {
            var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
            emulator.resize(columns: columns, rows: rows)
            _ = ioctl(terminal.main, UInt(TIOCSWINSZ), &size)
        }

        /// Closes the terminal, as a window is closed.
        func hangUp() { terminal.hangUp() }

        func send(_ signal: Int32) { kill(process, signal) }

        /// Waits for the end.
        ///
        /// - Returns: the wait status.
        func end(seconds: Double = 60) async throws -> Int32 {
            let end = ContinuousClock.now + .seconds(seconds)
            var status: Int32 = 0
            while waitpid(process, &status, WNOHANG) == 0 {
                guard ContinuousClock.now < end else { throw Timeout(what: "the end", screen: emulator.text) }
                look()
                await Task.yield()
            }
            self.status = status
            look(milliseconds: 30)
            return status
        }

        /// What is not as it was before, in words; empty when all is.
        var disorder: [String] {
            var now = termios()
            tcgetattr(terminal.side, &now)
            var waiting: Int32 = 0
            _ = ioctl(terminal.side, UInt(FIONREAD), &waiting)
            let modes: [(String, Bool)] = [
                ("local modes", before.c_lflag != now.c_lflag), ("input modes", before.c_iflag != now.c_iflag),
                ("output modes", before.c_oflag != now.c_oflag), ("control modes", before.c_cflag != now.c_cflag),
                ("the alternate screen", emulator.isAlternate), ("a hidden cursor", !emulator.isCursorShown),
                ("no wrapping", !emulator.isWrapping), ("brackets around what is pasted", emulator.hasPasteBrackets),
                ("\(waiting) bytes in the input", waiting > 0),
            ]
            return modes.filter(\.1).map(\.0)
        }
    }
#endif
