#if os(Linux)
    import Foundation
    import Synchronization

    /// A terminal that the tests play: what a command writes to it is kept, and its questions are answered as some terminal would.
    final class PseudoTerminal: Sendable {
        /// What comes of a command that ran in the terminal.
        struct Session: Sendable {
            /// All that was written to the terminal.
            var output: [UInt8]
            /// The wait status.
            var status: Int32
            /// Whether the terminal's modes are what they were.
            var isRestored: Bool
            /// What lies in the terminal's input, for whoever reads next: the shell's prompt.
            var leftover: Int
            /// How long it took.
            var duration: Duration

            var text: String { String(decoding: output, as: UTF8.self) }
            /// The signal that ended it; 0 when none did.
            var signal: Int32 { status & 0x7F }
            var exitCode: Int32 { signal == 0 ? status >> 8 & 0xFF : -signal }
        }

        /// Something that the terminal does, so long after the question.
        struct Answer: Sendable {
            var delay: Duration = .zero
            var bytes: [UInt8] = []
            /// A signal for the command.
            var signal: Int32?

            init(_ text: String, after delay: Duration = .zero) { (bytes, self.delay) = (Array(text.utf8), delay) }
            init(bytes: [UInt8]) { self.bytes = bytes }
            init(signal: Int32, after delay: Duration) { (self.signal, self.delay) = (signal, delay) }
        }

        struct Failure: Error { var what: String }

        let main: Int32
        let side: Int32
        private let path: String
        /// The modes that every command finds.
        private let modes: termios

        init(columns: Int = 80, rows: Int = 24, cell: (width: Int, height: Int)? = nil) throws {
            var (main, side): (Int32, Int32) = (-1, -1)
            var size = winsize(
                ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: UInt16((cell?.width ?? 0) * columns),
                ws_ypixel: UInt16((cell?.height ?? 0) * rows))
            var name = [CChar](repeating: 0, count: 128)
            guard openpty(&main, &side, &name, nil, &size) == 0 else { throw Failure(what: "openpty") }
            (self.main, self.side) = (main, side)
            path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
            var modes = termios()
            tcgetattr(side, &modes)
            self.modes = modes
            for descriptor in [main, side] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        }

        deinit { hangUp() }

        private let isClosed = Mutex(false)

        /// Closes both ends, as when a window is closed.
        func hangUp() {
            isClosed.withLock { isClosed in
                if isClosed { return }
                isClosed = true
                close(main)
                close(side)
            }
        }

        /// Puts keys into the terminal before anything reads from it.
        func type(_ text: String) { send(Array(text.utf8)) }

        /// Runs a command in a session of its own, with this as its terminal.
        ///
        /// - Parameters:
        ///   - question: what the command has to have written before it is answered.
        ///   - answers: what is done then, one after the other.
        ///   - output: a file that standard output goes to instead.
        func run(
            _ command: [String], environment: [String: String], question: String = "\u{1B}[c", answers: [Answer] = [],
            output file: URL? = nil, limit: Duration = .seconds(60)
        ) async throws -> Session {
            let child = try start(command, environment, file)
            // A thread of its own answers in time, however busy other tests keep theirs.
            return try await withCheckedThrowingContinuation { continuation in
                let thread = Thread {
                    continuation.resume(
                        with: Result { try self.play(child, question: question, answers: answers, limit: limit) })
                }
                thread.qualityOfService = .userInteractive
                thread.start()
            }
        }

        private func play(_ child: pid_t, question: String, answers: [Answer], limit: Duration) throws -> Session {
            let began = ContinuousClock.now
            var session = Session(output: [], status: 0, isRestored: false, leftover: 0, duration: .zero)
            var pending = answers
            var due: ContinuousClock.Instant?
            while waitpid(child, &session.status, WNOHANG) == 0 {
                session.output += read(for: 5)
                if due == nil, session.text.contains(question) { due = .now + (pending.first?.delay ?? .zero) }
                while let moment = due, moment <= .now, let answer = pending.first {
                    pending.removeFirst()
                    send(answer.bytes)
                    if let signal = answer.signal { kill(child, signal) }
                    due = .now + (pending.first?.delay ?? .zero)
                }
                if began.duration(to: .now) > limit {
                    kill(child, SIGKILL)
                    waitpid(child, &session.status, 0)
                    throw Failure(what: "it did not end; it wrote \(session.text.debugDescription)")
                }
            }
            session.duration = began.duration(to: .now)
            session.output += read(for: 50)
            var after = termios()
            tcgetattr(side, &after)
            session.isRestored =
                (modes.c_lflag, modes.c_iflag, modes.c_oflag, modes.c_cflag)
                == (after.c_lflag, after.c_iflag, after.c_oflag, after.c_cflag)
            var count: Int32 = 0
            if ioctl(side, UInt(FIONREAD), &count) == 0 { session.leftover = Int(count) }
            return session
        }

        func start(_ command: [String], _ environment: [String: String], _ file: URL? = nil) throws -> pid_t {
            var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
            var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
            defer { (arguments + variables).forEach { free($0) } }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            // The first terminal that the leader of a session opens becomes the session's.
            posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
            if let file {
                posix_spawn_file_actions_addopen(&actions, 1, file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            }
            var attributes = posix_spawnattr_t()
            posix_spawnattr_init(&attributes)
            defer { posix_spawnattr_destroy(&attributes) }
            var signals = sigset_t()
            sigemptyset(&signals)
            posix_spawnattr_setsigmask(&attributes, &signals)
            // What runs the tests may have chosen not to hear some of them.
            for signal in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
            posix_spawnattr_setsigdefault(&attributes, &signals)
            // POSIX_SPAWN_SETSID, which glibc shows to those alone who ask for all of GNU.
            posix_spawnattr_setflags(&attributes, Int16(0x80 | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
            var id = pid_t()
            let failure = posix_spawn(&id, command[0], &actions, &attributes, &arguments, &variables)
            guard failure == 0 else { throw Failure(what: "\(command[0]): error \(failure)") }
            return id
        }

        func send(_ bytes: [UInt8]) {
            guard !bytes.isEmpty else { return }
            _ = bytes.withUnsafeBytes { write(main, $0.baseAddress, $0.count) }
        }

        /// What comes within some milliseconds, and all that comes at once after it.
        func read(for milliseconds: Int32) -> [UInt8] {
            var bytes: [UInt8] = []
            guard !isClosed.withLock({ $0 }) else {
                usleep(UInt32(milliseconds) * 1000)
                return bytes
            }
            var request = pollfd(fd: main, events: Int16(POLLIN), revents: 0)
            while poll(&request, 1, bytes.isEmpty ? milliseconds : 0) > 0, request.revents & Int16(POLLIN) != 0 {
                var buffer = [UInt8](repeating: 0, count: 65536)
                let count = Foundation.read(main, &buffer, buffer.count)
                guard count > 0 else { break }
                bytes += buffer.prefix(count)
            }
            return bytes
        }
    }

    extension PseudoTerminal {
        /// The course's own program, and a small environment in which nothing of the test's own terminal is left.
        static func course(_ arguments: String..., root: URL = MiniCourse.project) -> [String] {
            [MiniCourse.supervisor.path] + arguments
        }

        static func environment(_ changes: [String: String], root: URL = MiniCourse.project) -> [String: String] {
            let own = ProcessInfo.processInfo.environment
            let kept = own.filter { ["PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR"].contains($0.key) }
            return kept.merging(
                [
                    "TERM": "xterm-256color", "LANG": "en_US.UTF-8", "COURSE_ROOT": root.path, "FORCE_HYPERLINK": "0",
                    // The Swift runtime would answer SIGQUIT with half a minute of backtraces.
                    "SWIFT_BACKTRACE": "enable=no",
                ],
                uniquingKeysWith: { $1 }
            ).merging(changes, uniquingKeysWith: { $1 })
        }
    }
#endif
