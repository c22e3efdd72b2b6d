import CLaunch
import Foundation
import Synchronization

/// Waits for keys, signals and saved files, all on one thread of its own that nothing else can hold up.
package final class WatchListener: Sendable {
    /// What is listened to.
    private struct Attention: Sendable {
        var exercises: [WatchedFiles] = []
        /// Counted up with each change of the files.
        var turn = 0
        var readsKeys = true
        /// Whether a signal that ends the process has come.
        var isEnding = false
        var hasEnded = false
    }

    private let keys: Int32?
    private let signals: Pipe
    private let wake: Pipe
    private let events = FolderEvents()
    private let attention = Mutex(Attention())
    private let tell: @Sendable (WatchEvent) -> Void
    private let giveUp: @Sendable () -> Void

    /// Two ends of a pipe that neither waits.
    private struct Pipe: Sendable {
        let reading: Int32
        let writing: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EMFILE) }
            for end in ends {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, O_NONBLOCK)
            }
            (reading, writing) = (ends[0], ends[1])
        }

        /// The bytes that are in it.
        func drained() -> [UInt8] {
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = read(reading, &buffer, buffer.count)
            return Array(buffer.prefix(max(0, count)))
        }
    }

    /// Begins to listen.
    ///
    /// - Parameters:
    ///   - keys: the terminal's descriptor, which does not wait; nil where no keys are read.
    ///   - giveUp: called when a signal that ends the process has not done so within two seconds, or comes again: puts the
    ///     terminal back, and nothing else.
    ///   - tell: is given each event, on the listener's thread.
    package init(
        keys: Int32?, giveUp: @escaping @Sendable () -> Void, tell: @escaping @Sendable (WatchEvent) -> Void
    ) throws {
        self.keys = keys
        self.giveUp = giveUp
        self.tell = tell
        signals = try Pipe()
        wake = try Pipe()
        claunch_report_signals(signals.writing)
        // The thread lives as long as the process does.
        Thread { self.listen() }.start()
    }

    /// Watches the files of these exercises from now on.
    package func watch(_ exercises: [WatchedFiles]) {
        attention.withLock { attention in
            attention.exercises = exercises
            attention.turn += 1
        }
        nudge()
    }

    /// Leaves the keys to another program, or takes them back.
    package func readKeys(_ reads: Bool) {
        attention.withLock { $0.readsKeys = reads }
        nudge()
    }

    /// Whether a signal has come that ends the process.
    package var isEnding: Bool { attention.withLock { $0.isEnding } }

    /// Everything is in order: no signal needs to be helped to end the process.
    package func end() { attention.withLock { $0.hasEnded = true } }

    private func nudge() {
        var byte: UInt8 = 0
        _ = write(wake.writing, &byte, 1)
    }

    // MARK: The thread

    private func listen() {
        var turn = 0
        var watched: [(files: WatchedFiles, detector: SaveDetector)] = []
        var parser = KeyParser()
        var keysAreThere = true
        var end: (signal: Int32, at: ContinuousClock.Instant)?
        while true {
            let attention = attention.withLock { $0 }
            if attention.turn != turn {
                turn = attention.turn
                events.watch(attention.exercises.flatMap(\.files))
                watched = attention.exercises.map { files in
                    (files, SaveDetector(files: files.files, known: files.known, now: .now, read: files.read))
                }
            }
            let readsKeys = attention.readsKeys && keysAreThere
            var deadline = ContinuousClock.now + .seconds(1)
            for (_, detector) in watched { deadline = min(deadline, detector.deadline) }
            if parser.waits { deadline = min(deadline, .now + .milliseconds(40)) }
            let ready = Self.ready(
                [wake.reading, signals.reading, events.descriptor, readsKeys ? keys ?? -1 : -1], deadline)
            if ready.contains(wake.reading) { _ = wake.drained() }
            if ready.contains(signals.reading) {
                for byte in signals.drained() {
                    let signal = Int32(byte)
                    if [SIGINT, SIGTERM, SIGHUP, SIGQUIT].contains(signal) {
                        if end?.signal == signal, attention.readsKeys { endNow(by: signal) }
                        // While another program has the terminal, Ctrl-C is that program's.
                        if attention.readsKeys || signal == SIGTERM || signal == SIGHUP {
                            end = end ?? (signal, .now + .seconds(2))
                            self.attention.withLock { $0.isEnding = true }
                        }
                    }
                    tell(.signal(signal))
                }
            }
            if let end, ContinuousClock.now >= end.at { endNow(by: end.signal) }
            if let keys, readsKeys, ready.contains(keys) {
                if let bytes = Self.bytes(from: keys) {
                    for key in parser.keys(in: bytes) { tell(.key(key)) }
                } else {
                    keysAreThere = false
                    tell(.hangup)
                }
            } else if parser.waits, let key = parser.pause() {
                tell(.key(key))
            }
            if ready.contains(events.descriptor) { note(events.happened(), in: &watched) }
            look(at: &watched)
        }
    }

    private func note(
        _ happenings: [FolderEvents.Happening], in watched: inout [(files: WatchedFiles, detector: SaveDetector)]
    ) {
        for index in watched.indices {
            let names = watched[index].files.files.map(\.lastPathComponent)
            for happening in happenings where happening.name.map(names.contains) ?? true {
                watched[index].detector.note(finished: happening.isWhole, now: .now)
            }
        }
    }

    private func look(at watched: inout [(files: WatchedFiles, detector: SaveDetector)]) {
        let isRound = watched.contains { $0.detector.isRoundDue(now: .now) }
        for index in watched.indices {
            guard let contents = watched[index].detector.look(now: .now) else { continue }
            tell(.files(contents, of: watched[index].files.exercise))
        }
        // A folder that was put in the place of another is not the one that is watched.
        if isRound { events.watch(watched.flatMap(\.files.files)) }
    }

    /// The process has not ended as it was asked to.
    private func endNow(by signal: Int32) {
        if attention.withLock({ $0.hasEnded }) { return }
        giveUp()
        claunch_end_by(signal)
    }

    /// The descriptors that can be read, as soon as one can or the time has come.
    private static func ready(_ descriptors: [Int32], _ deadline: ContinuousClock.Instant) -> Set<Int32> {
        var requests = descriptors.filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let left = max(0, (deadline - .now) / .milliseconds(1)).rounded(.up)
        guard poll(&requests, nfds_t(requests.count), Int32(left)) > 0 else { return [] }
        return Set(requests.filter { $0.revents != 0 }.map(\.fd))
    }

    /// What has been typed; nil when the terminal is gone.
    private static func bytes(from descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EAGAIN || errno == EINTR { return [] }
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }
}
