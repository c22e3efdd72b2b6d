import TerminalUI

/// One row of the screen.
package enum ScreenRow: Sendable, Equatable {
    case text(String)
    /// Cells of a picture that are text, and what stands before them.
    case cells(PictureCode, prefix: String)

    /// The row's text, for looking at it; empty where it is a picture.
    package var text: String {
        switch self {
        case .text(let text): text
        case .cells(_, let prefix): prefix
        }
    }
}

/// A picture that lies over rows of the screen.
package struct PlacedPicture: Sendable, Equatable {
    package let picture: DrawnPicture
    /// Of its upper left cell, from 1.
    package let row: Int
    package let column: Int
}

/// All that stands on the screen.
package struct ScreenFrame: Sendable, Equatable {
    package var rows: [ScreenRow]
    package var picture: PlacedPicture?

    package init(rows: [ScreenRow], picture: PlacedPicture? = nil) {
        self.rows = rows
        self.picture = picture
    }
}

extension ScreenFrame {
    /// The codes that make this frame of another one that stands on the screen; only what differs is drawn.
    ///
    /// - Parameter before: nil when nobody knows what stands there.
    package func codes(after before: ScreenFrame?) -> [UInt8] {
        var codes: [UInt8] = before == nil ? Array("\u{1B}[H\u{1B}[2J".utf8) : []
        let isSamePicture = before != nil && before?.picture == picture
        if !isSamePicture, let old = before?.picture {
            codes += old.picture.erased(row: old.row, column: old.column).bytes
        }
        let covered = picture.map { $0.row..<$0.row + $0.picture.rows } ?? 0..<0
        let uncovered = isSamePicture ? 0..<0 : before?.picture.map { $0.row..<$0.row + $0.picture.rows } ?? 0..<0
        for (index, row) in rows.enumerated() {
            let number = index + 1
            let isKnown = before?.rows.indices.contains(index) == true && before?.rows[index] == row
            if isKnown, !uncovered.contains(number) { continue }
            // An empty row below a picture that stays is left alone: what clears it would clear the picture.
            if covered.contains(number), isSamePicture { continue }
            codes += Array("\u{1B}[\(number);1H".utf8)
            codes += row.bytes
            codes += Array("\u{1B}[0m\u{1B}[K".utf8)
        }
        if !isSamePicture, let picture {
            codes += picture.picture.placed(row: picture.row, column: picture.column).bytes
        }
        return codes
    }

    /// What takes the frame's picture off the screen.
    package var removal: [UInt8] {
        picture?.picture.erased(row: picture?.row ?? 1, column: picture?.column ?? 1).bytes ?? []
    }
}

extension ScreenRow {
    fileprivate var bytes: [UInt8] {
        switch self {
        case .text(let text): Array(TerminalText.onlyOurCodes(text).utf8)
        case .cells(let cells, let prefix): Array(TerminalText.onlyOurCodes(prefix).utf8) + cells.bytes
        }
    }
}
