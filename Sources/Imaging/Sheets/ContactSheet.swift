import NN

/// Several pictures side by side on a quiet ground, each with its caption, its marks and the bar of its colors.
///
/// ```swift
/// let sheet = ContactSheet(
///     tiles: [
///         Tile(map: yours, range: range, caption: "yours"),
///         Tile(map: reference, range: range, caption: "reference"),
///         Tile(map: error, colormap: .gray, caption: "error"),
///     ], columns: 3)
/// try sheet.picture().write(to: url)
/// ```
public struct ContactSheet: Sendable {
    /// The pictures, row by row.
    public let tiles: [Tile]
    /// How many stand in a row.
    public let columns: Int
    /// The width in pixels that small pictures are enlarged to, by whole factors where possible.
    public let tileWidth: Int
    /// The line above everything.
    public let title: String
    /// The multiple that letters are drawn at.
    public let textSize: Int
    /// Where the sheet's colors come from.
    public let theme: Theme

    /// The colors of a sheet.
    public struct Theme: Sendable, Hashable {
        /// The ground.
        public var background: Color
        /// Captions.
        public var text: Color
        /// Notes and numbers.
        public var faint: Color

        /// Dark letters on a warm light gray.
        public static let light = Theme(
            background: Color(0xF1F0EC), text: Color(0x22262B), faint: Color(0x6C727A))
        /// Light letters on a dark gray.
        public static let dark = Theme(
            background: Color(0x23262B), text: Color(0xECEDEE), faint: Color(0x9AA1AB))
    }

    /// Creates a sheet.
    ///
    /// - Parameters:
    ///   - columns: how many tiles stand in a row; nil makes rows of about the same length as columns.
    ///   - tileWidth: the width that small pictures are enlarged to; larger ones are shrunk to it.
    public init(
        tiles: [Tile], columns: Int? = nil, tileWidth: Int = 224, title: String = "", textSize: Int = 1,
        theme: Theme = .light
    ) {
        precondition(!tiles.isEmpty, "a contact sheet has at least one tile")
        precondition(columns ?? 1 > 0 && tileWidth > 0 && textSize > 0, "columns, tile width and text size are above 0")
        self.tiles = tiles
        self.columns = min(columns ?? Self.evenColumns(tiles.count), tiles.count)
        self.tileWidth = tileWidth
        self.title = title
        self.textSize = textSize
        self.theme = theme
    }

    /// Creates a montage of the channels of `[1, C, H, W]` or `[C, H, W]`.
    ///
    /// - Parameters:
    ///   - maps: the feature maps.
    ///   - count: at most so many, from the first on.
    ///   - range: one range for all maps; nil scales each by its own minimum and maximum, as plots do.
    public init(
        featureMaps maps: Tensor, count: Int? = nil, columns: Int? = nil, colormap: Colormap = .gray,
        range: ClosedRange<Float>? = nil, tileWidth: Int = 112, title: String = "", numbered: Bool = true
    ) {
        let shape = maps.shape
        precondition(
            shape.count == 3 || shape.count == 4 && shape[0] == 1,
            "a montage shows feature maps [1, C, H, W], not \(shape)")
        let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
        let plane = height * width
        let scalars = maps.scalars
        let tiles = (0..<min(shape[shape.count - 3], count ?? .max)).map { channel in
            let map = Tensor(Array(scalars[(channel * plane)..<((channel + 1) * plane)]), shape: [height, width])
            return Tile(colormap.picture(of: map, range: range), caption: numbered ? String(channel) : "")
        }
        self.init(tiles: tiles, columns: columns, tileWidth: tileWidth, title: title)
    }

    private static func evenColumns(_ count: Int) -> Int {
        if count <= 4 { return count }
        let root = Int(Double(count).squareRoot().rounded(.up))
        // A last row that is full looks better than a square.
        return (root...(root + 2)).first { count % $0 == 0 } ?? root
    }
}

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
        var shown: Picture
        if source.width > tileWidth || source.height > 2 * tileWidth {
            let ratio = min(Double(tileWidth) / Double(source.width), 2 * Double(tileWidth) / Double(source.height))
            shown = source.resized(
                width: max(1, Int((Double(source.width) * ratio).rounded())),
                height: max(1, Int((Double(source.height) * ratio).rounded())))
        } else {
            // Whole factors only: pixels of unequal size would look like structure.
            shown = source.resized(width: source.width * factor, height: source.height * factor, by: .nearest)
        }
        let across = Double(shown.width) / Double(source.width)
        let down = Double(shown.height) / Double(source.height)
        for mark in tile.marks {
            let x = Int(Double(mark.x) * across)
            let y = Int(Double(mark.y) * down)
            let right = Int((Double(mark.x + mark.width) * across).rounded(.up))
            let bottom = Int((Double(mark.y + mark.height) * down).rounded(.up))
            if right - x < 4 && bottom - y < 4 {
                shown.crosshair(x: (x + right) / 2, y: (y + bottom) / 2, color: mark.color)
            } else {
                shown.mark(x: x, y: y, width: right - x, height: bottom - y, color: mark.color)
            }
        }
        return shown
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
