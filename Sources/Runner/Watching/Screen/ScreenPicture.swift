import Foundation
import Synchronization
import TerminalUI

/// The picture of a check.
package struct ScreenPicture: Sendable {
    package let file: URL
    /// What it shows, for those who do not see it.
    package let words: [String]
    private let drawing: @Sendable (_ room: ScreenSize) -> [PageLine]
    private let last = LastDrawing()

    /// - Parameter draw: draws it into a room of the screen; no lines where that cannot be done.
    package init(file: URL, words: [String], draw: @escaping @Sendable (_ room: ScreenSize) -> [PageLine]) {
        self.file = file
        self.words = words
        drawing = draw
    }

    /// The picture in a room of the screen; as long as the room is the same, the same drawing.
    package func draw(_ room: ScreenSize) -> [PageLine] { last.drawing(for: room, drawing) }
}

/// What was drawn last: screens follow each other faster than pictures can be made.
private final class LastDrawing: Sendable {
    private let last = Mutex<(room: ScreenSize, lines: [PageLine])?>(nil)

    func drawing(for room: ScreenSize, _ draw: (ScreenSize) -> [PageLine]) -> [PageLine] {
        last.withLock { last in
            if let last, last.room == room { return last.lines }
            let lines = draw(room)
            last = (room, lines)
            return lines
        }
    }
}
