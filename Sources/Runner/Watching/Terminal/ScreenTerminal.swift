import Foundation
import Synchronization
import TerminalUI

/// The terminal while one screen of ours stands on it: the alternate screen, keys as they are pressed, no cursor.
///
/// Whatever it changes it puts back with `leave`, which may be called at any time, by any thread, and more than once.
package final class ScreenTerminal: Sendable {
    /// A description of the terminal that is ours alone: what is set on it is set for nobody else.
    package let descriptor: Int32
    private let original: TerminalModes
    private let isEntered = Mutex(false)

    /// Opens the terminal of this process; nil where there is none.
    package init?() {
        descriptor = open(Self.path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard let modes = TerminalModes(of: descriptor) else {
            close(descriptor)
            return nil
        }
        original = modes
    }

    deinit { close(descriptor) }

    /// The terminal's own name on Darwin, whose `poll` does not wait for `/dev/tty`.
    private static var path: String {
        #if canImport(Darwin)
            if let name = ttyname(STDOUT_FILENO) { return String(cString: name) }
        #endif
        return "/dev/tty"
    }

    /// Takes the screen.
    ///
    /// In the background this stops the process, as a shell expects, until it is brought to the front.
    package func enter() {
        isEntered.withLock { isEntered in
            original.asKeys.set(on: descriptor)
            // The alternate screen, no cursor, no line that goes on in the next, brackets around what is pasted.
            write(Array("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[H\u{1B}[2J".utf8))
            isEntered = true
        }
    }

    /// Gives the screen back as it was, the cursor and the modes with it; what was typed meanwhile is forgotten.
    ///
    /// - Parameter erasing: what takes a picture off the screen first.
    package func leave(erasing picture: [UInt8] = []) {
        isEntered.withLock { isEntered in
            guard isEntered else { return }
            isEntered = false
            tcflush(descriptor, TCIFLUSH)
            write(picture + Array("\u{1B}[?2004l\u{1B}[?7h\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l".utf8))
            original.set(on: descriptor)
        }
    }

    /// Puts the modes back that some other program has left behind.
    package func restoreModes() { original.set(on: descriptor) }

    /// Whether the terminal listens to this process; true also when there is no terminal any more.
    package var isForeground: Bool {
        let group = tcgetpgrp(descriptor)
        return group == getpgrp() || group < 0
    }

    /// Writes to the terminal, at most as long as it takes what it is given within two seconds.
    ///
    /// - Returns: whether all of it was taken.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        let end = ContinuousClock.now + .seconds(2)
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN, ContinuousClock.now < end {
                var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&request, 1, 200)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }

    /// Its size now.
    package var size: ScreenSize {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return ScreenSize(columns: 80, rows: 24)
        }
        return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
}

/// The modes of a terminal.
private struct TerminalModes: Sendable {
    private var modes: termios

    init?(of descriptor: Int32) {
        modes = termios()
        guard tcgetattr(descriptor, &modes) == 0 else { return nil }
    }

    /// Keys come one by one and are not shown.
    ///
    /// Those for signals still send them, so that they work whatever we do.
    var asKeys: TerminalModes {
        var keys = self
        keys.modes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        keys.modes.c_lflag |= tcflag_t(ISIG)
        keys.modes.c_iflag &= ~tcflag_t(IXON | ICRNL)
        return keys
    }

    func set(on descriptor: Int32) {
        var modes = modes
        while tcsetattr(descriptor, TCSANOW, &modes) != 0, errno == EINTR {}
    }
}
