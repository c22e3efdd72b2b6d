import Foundation

/// The terminal while a program reads keys and answers from it byte by byte, and nothing of them is echoed.
///
/// Ctrl-C arrives as a byte then. The terminal's own modes are put back at the end, and also by SIGINT, SIGTERM, SIGHUP,
/// SIGQUIT and SIGTSTP, before these do what they would have done. Nobody can do so at SIGKILL.
package struct RawTerminal {
    private let descriptor: Int32

    /// Does something with the terminal of this process.
    ///
    /// - Parameter body: is given the terminal; whether it returns true decides that what has been typed meanwhile, or
    ///   answered too late, is thrown away.
    /// - Returns: false when there is no terminal, or when this process stands in the background, where changing the modes would
    ///   stop it; the body is not called then.
    @discardableResult
    package static func using(_ body: (RawTerminal) -> Bool) -> Bool {
        let descriptor = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var modes = termios()
        guard tcgetpgrp(descriptor) == getpgrp(), tcgetattr(descriptor, &modes) == 0 else { return false }
        RestoresOnSignal.install(descriptor, modes)
        defer { RestoresOnSignal.remove() }
        var raw = modes
        cfmakeraw(&raw)
        // What is printed meanwhile still begins at the left.
        raw.c_oflag = modes.c_oflag
        guard tcsetattr(descriptor, TCSANOW, &raw) == 0 else { return false }
        let discards = body(RawTerminal(descriptor: descriptor))
        tcsetattr(descriptor, discards ? TCSAFLUSH : TCSANOW, &modes)
        return true
    }

    /// Whether keys have been typed that nobody has read yet.
    package var hasTypedAhead: Bool {
        var count: Int32 = 0
        return ioctl(descriptor, UInt(FIONREAD), &count) == 0 && count > 0
    }

    package func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// The bytes that have come, or come before a moment; none when it passes, nil when the terminal is gone.
    package func read(until end: ContinuousClock.Instant?) -> [UInt8]? {
        while true {
            var wait: Int32 = -1
            if let end {
                let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
                wait = Int32(max(0, left.rounded(.up)))
            }
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let count = poll(&request, 1, wait)
            if count < 0, errno == EINTR { continue }
            if count == 0 { return [] }
            guard count > 0, request.revents & Int16(POLLIN) != 0 else { return nil }
            var buffer = [UInt8](repeating: 0, count: 1024)
            let length = Foundation.read(descriptor, &buffer, buffer.count)
            if length < 0, errno == EINTR { continue }
            return length > 0 ? Array(buffer.prefix(length)) : nil
        }
    }

    /// The terminal's own name; Darwin's `poll` does not wait for `/dev/tty`.
    private static var path: String {
        #if canImport(Darwin)
            if let name = ttyname(STDOUT_FILENO) { return String(cString: name) }
        #endif
        return "/dev/tty"
    }
}

/// Signals that end or stop the process while the terminal is raw: its modes are put back first.
private enum RestoresOnSignal {
    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP]

    // A signal handler can be given nothing but what stands at a fixed place; these are written only while none is installed.
    private nonisolated(unsafe) static var descriptor: Int32 = -1
    private nonisolated(unsafe) static var modes = termios()
    /// What each signal did before.
    private nonisolated(unsafe) static let earlier = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

    static func install(_ descriptor: Int32, _ modes: termios) {
        self.descriptor = descriptor
        self.modes = modes
        for signal in signals {
            var action = sigaction()
            #if canImport(Darwin)
                action.__sigaction_u.__sa_handler = restore
            #else
                action.__sigaction_handler.sa_handler = restore
            #endif
            sigaction(signal, &action, earlier + Int(signal))
        }
    }

    static func remove() {
        for signal in signals { sigaction(signal, earlier + Int(signal), nil) }
    }

    /// Only what is safe in a signal handler: the modes, and the signal once more, for what it did before.
    private static let restore: @convention(c) (Int32) -> Void = { number in
        tcsetattr(descriptor, TCSAFLUSH, &modes)
        sigaction(number, earlier + Int(number), nil)
        raise(number)
    }
}
