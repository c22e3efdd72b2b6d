import Imaging
import TerminalUI

extension TerminalImages {
    /// Draws the first rows of a sheet, each tile below its caption.
    ///
    /// The tiles are drawn one by one, not as the picture that the sheet makes of them: words are set by the terminal, and stay
    /// sharp however small the tiles are.
    /// - Parameters:
    ///   - columns: the columns that it may take.
    ///   - rows: the rows that it may take, captions included.
    ///   - tileRows: how many rows of tiles are drawn at most; usually those of the first row are what is to be seen first.
    ///   - removable: whether it stands on a full screen and can be taken off it again.
    /// - Returns: no lines when pictures are not shown here, or there is no room.
    package func draw(
        _ sheet: ContactSheet, columns: Int, rows: Int, terminal: Terminal, tileRows: Int = 1, removable: Bool = false
    ) -> [PageLine] {
        let bands = stride(from: 0, to: sheet.tiles.count, by: sheet.columns).prefix(tileRows).map {
            Array(sheet.tiles[$0..<min($0 + sheet.columns, sheet.tiles.count)])
        }
        let width = min((columns - Self.gap * (sheet.columns - 1)) / sheet.columns, Self.mostTileColumns)
        guard areShown, width >= 6, rows / bands.count > 4 else { return [] }
        let lines = bands.map { band in
            draw(band, columns: width, rows: (rows + 1) / bands.count - 1, terminal: terminal, removable: removable)
        }
        return lines.contains { $0.isEmpty } ? [] : Array(lines.joined(separator: [""]))
    }

    /// Tiles beside each other.
    private func draw(
        _ tiles: [Tile], columns: Int, rows: Int, terminal: Terminal, removable: Bool
    ) -> [PageLine] {
        let words = [tiles.map(\.caption), tiles.map(Self.range(of:)), tiles.map(note(on:))].map { texts in
            texts.contains { !$0.isEmpty } ? texts : []
        }
        let rows = rows - words.count { !$0.isEmpty }
        let drawn = tiles.compactMap { draw($0, columns: columns, rows: rows, removable: removable) }
        // All columns are as wide as the widest picture or words, and no wider.
        let widest = words.flatMap(\.self).map(\.displayWidth).max() ?? 0
        let cell = max(drawn.map(\.columns).max() ?? 0, min(widest, columns))
        guard drawn.count == tiles.count,
            let picture = DrawnPicture.row(drawn.map { $0.widened(to: cell) }, gap: Self.gap)
        else { return [] }
        func line(_ texts: [String], _ style: ANSIStyle.Attribute) -> [PageLine] {
            let texts = texts.map { $0.clipped(to: cell) }
            guard let last = texts.last else { return [] }
            return [
                .text(terminal.ansi(texts.dropLast().map { $0.padded(to: cell + Self.gap) }.joined() + last, style))
            ]
        }
        return line(words[0], .bold) + [.picture(picture, prefix: "")] + line(words[1], .dim) + line(words[2], .dim)
    }

    /// The columns between two tiles.
    private static let gap = 2

    /// On a wide screen, tiles that are wider would be far from each other for the eye.
    private static let mostTileColumns = 40

    private func draw(_ tile: Tile, columns: Int, rows: Int, removable: Bool) -> DrawnPicture? {
        // A frame that is three pixels thick would hide what it points at where a pixel is half a cell.
        guard method.drawsPixels, !tile.marks.isEmpty else {
            return draw(tile.picture, columns: columns, rows: rows, removable: removable)
        }
        let fit = PictureFit(tile.picture, in: self, columns: columns, rows: rows)
        return draw(asItIs: tile.picture(width: fit.width, height: fit.height), removable: removable)
    }

    /// What the colors stand for.
    private static func range(of tile: Tile) -> String {
        guard let range = tile.scale?.range else { return "" }
        return "\(ColorScale.text(range.lowerBound)) to \(ColorScale.text(range.upperBound))"
    }

    /// The tile's note, unless it speaks of a mark that is not drawn.
    private func note(on tile: Tile) -> String { method.drawsPixels || tile.marks.isEmpty ? tile.note : "" }
}
