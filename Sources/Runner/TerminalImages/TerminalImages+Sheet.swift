import Imaging
import TerminalUI

extension TerminalImages {
    /// Draws the first row of a sheet, each tile below its caption.
    ///
    /// The tiles are drawn one by one, not as the picture that the sheet makes of them: words are set by the terminal, and stay
    /// sharp however small the tiles are.
    /// - Parameters:
    ///   - columns: the columns that it may take.
    ///   - rows: the rows that it may take, captions included.
    /// - Returns: no lines when pictures are not shown here, or there is no room.
    package func draw(
        _ sheet: ContactSheet, columns: Int, rows: Int, terminal: Terminal, removable: Bool = false
    ) -> [PageLine] {
        let gap = 2
        let tiles = Array(sheet.tiles.prefix(sheet.columns))
        let width = min((columns - gap * (tiles.count - 1)) / tiles.count, Self.mostTileColumns)
        guard areShown, width >= 6, rows > 4 else { return [] }
        let drawn = tiles.compactMap { draw($0, columns: width, rows: rows - 2, removable: removable) }
        // All columns are as wide as the widest picture or words, and no wider.
        let words = tiles.flatMap { [$0.caption, Self.legend($0)] }.map(\.displayWidth).max() ?? 0
        let cell = max(drawn.map(\.columns).max() ?? 0, min(words, width))
        guard drawn.count == tiles.count,
            let picture = DrawnPicture.row(drawn.map { $0.widened(to: cell) }, gap: gap)
        else { return [] }
        func line(_ style: ANSIStyle.Attribute, _ words: (Tile) -> String) -> [PageLine] {
            let texts = tiles.map { words($0).clipped(to: cell) }
            guard texts.contains(where: { !$0.isEmpty }) else { return [] }
            let padded = texts.dropLast().map { $0.padded(to: cell + gap) } + texts.suffix(1)
            return [.text(terminal.ansi(padded.joined(), style))]
        }
        return line(.bold, \.caption) + [.picture(picture, prefix: "")] + line(.dim, Self.legend)
    }

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

    /// What the colors stand for, or else the tile's note.
    private static func legend(_ tile: Tile) -> String {
        guard let range = tile.scale?.range else { return tile.note }
        return "\(ColorScale.text(range.lowerBound)) to \(ColorScale.text(range.upperBound))"
    }
}
