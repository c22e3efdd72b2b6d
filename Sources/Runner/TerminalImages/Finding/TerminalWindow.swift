import Foundation

/// What the system knows of the terminal's window, without asking the terminal.
struct TerminalWindow: Sendable, Equatable {
    /// Its height in rows; 24 where that is not known.
    let rows: Int
    /// The size of a cell, where the terminal has told the system its size in pixels.
    let cell: CellSize?

    /// The window of standard output.
    static func current() -> TerminalWindow {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return TerminalWindow(size: winsize()) }
        return TerminalWindow(size: size)
    }

    init(size: winsize) {
        rows = size.ws_row > 0 ? Int(size.ws_row) : 24
        let isKnown = size.ws_row > 0 && size.ws_col > 0 && size.ws_xpixel > 0 && size.ws_ypixel > 0
        cell =
            isKnown
            ? CellSize(width: Int(size.ws_xpixel / size.ws_col), height: Int(size.ws_ypixel / size.ws_row)) : nil
    }

    /// Whether this process is the one that the terminal listens to and talks to.
    static var isForeground: Bool { tcgetpgrp(STDOUT_FILENO) == getpgrp() }
}
