extension ContactSheet {
    /// Draws the sheet.
    public func picture() -> Picture {
        let shown = tiles.map(enlarged)
        let gap = max(8, min(20, tileWidth / 12))
        let rows = stride(from: 0, to: tiles.count, by: columns).map { $0..<min($0 + columns, tiles.count) }
        let cell = shown.map(\.width).max()!
        let heights = rows.map { row in row.map { shown[$0].height }.max()! }
        let footers = rows.map { row in row.map { footerHeight(tiles[$0]) }.max()! }
        let header = title.isEmpty ? 0 : Lettering.height * textSize * 2 + gap
        let margin = gap + gap / 2
        let width = max(
            2 * margin + columns * cell + (columns - 1) * gap,
            title.isEmpty ? 0 : 2 * margin + Lettering.width(of: title, size: textSize))
        let height = 2 * margin + header + zip(heights, footers).reduce(0) { $0 + $1.0 + $1.1 } + (rows.count - 1) * gap
        var sheet = Picture(width: width, height: height, color: theme.background)
        if !title.isEmpty {
            let roomy = Lettering.width(of: title, size: textSize * 2) <= width - 2 * margin
            sheet.draw(title, x: margin, y: margin, color: theme.text, size: roomy ? textSize * 2 : textSize)
        }
        var y = margin + header
        for (index, row) in rows.enumerated() {
            var x = margin
            for tile in row {
                // Tiles of one row stand on a common line, centered in their columns.
                let left = x + (cell - shown[tile].width) / 2
                sheet.paste(shown[tile], x: left, y: y + heights[index] - shown[tile].height)
                drawFooter(of: tiles[tile], on: &sheet, x: x, y: y + heights[index], width: cell)
                x += cell + gap
            }
            y += heights[index] + footers[index] + gap
        }
        return sheet
    }

    /// The tile's picture at the size it is shown, with its marks.
    private func enlarged(_ tile: Tile) -> Picture {
        let source = tile.picture
        let factor = max(1, tileWidth / max(source.width, source.height))
        if source.width > tileWidth || source.height > 2 * tileWidth {
            let ratio = min(Double(tileWidth) / Double(source.width), 2 * Double(tileWidth) / Double(source.height))
            return tile.picture(
                width: max(1, Int((Double(source.width) * ratio).rounded())),
                height: max(1, Int((Double(source.height) * ratio).rounded())))
        }
        // Whole factors only: pixels of unequal size would look like structure.
        return tile.picture(width: source.width * factor, height: source.height * factor)
    }

    private var lineHeight: Int { (Lettering.height + 3) * textSize }

    private func footerHeight(_ tile: Tile) -> Int {
        var height = 0
        if tile.scale != nil { height += 6 + 5 * textSize + 3 * textSize + Lettering.height * textSize }
        if !tile.caption.isEmpty { height += 5 * textSize + lineHeight - 3 * textSize }
        if !tile.note.isEmpty { height += lineHeight }
        return height
    }

    private func drawFooter(of tile: Tile, on sheet: inout Picture, x: Int, y: Int, width: Int) {
        var y = y
        if let scale = tile.scale {
            y += 6
            for column in 0..<width {
                let color = scale.colormap.colors[column * 255 / max(width - 1, 1)]
                sheet.fill(x: x + column, y: y, width: 1, height: 5 * textSize, color: color)
            }
            sheet.frame(x: x, y: y, width: width, height: 5 * textSize, color: theme.faint)
            y += 8 * textSize
            let low = ColorScale.text(scale.range.lowerBound)
            let high = ColorScale.text(scale.range.upperBound)
            let highWidth = Lettering.width(of: high, size: textSize)
            sheet.draw(low, x: x, y: y, color: theme.faint, size: textSize)
            // The two numbers never meet: where there is no room for both, the lower one stands alone.
            if Lettering.width(of: low, size: textSize) + highWidth + 6 * textSize <= width {
                sheet.draw(high, x: x + width - highWidth, y: y, color: theme.faint, size: textSize)
            }
            y += Lettering.height * textSize
        }
        if !tile.caption.isEmpty {
            y += 5 * textSize
            sheet.draw(
                Lettering.fitted(tile.caption, width: width, size: textSize), x: x, y: y, color: theme.text,
                size: textSize)
            y += lineHeight - 3 * textSize
        }
        if !tile.note.isEmpty {
            sheet.draw(
                Lettering.fitted(tile.note, width: width, size: textSize), x: x, y: y + 3 * textSize,
                color: theme.faint,
                size: textSize)
        }
    }
}
