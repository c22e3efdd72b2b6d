import Foundation

/// What the system knows of the terminal, without asking it.
enum TerminalWindow {
    /// The size of a cell, where the terminal has told the system its size in pixels.
    static var cell: CellSize? {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return nil }
        return cell(of: size)
    }

    static func cell(of window: winsize) -> CellSize? {
        guard window.ws_row > 0, window.ws_col > 0 else { return nil }
        return CellSize(width: Int(window.ws_xpixel / window.ws_col), height: Int(window.ws_ypixel / window.ws_row))
    }
}
