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

    /// Tiles in rows, from left to right and from top to bottom.
    ///
    /// - Parameters:
    ///   - tiles: at least one.
    ///   - columns: how many tiles stand in a row; nil makes rows of about the same length as columns.
    ///   - tileWidth: the width in pixels that small pictures are enlarged to; larger ones are shrunk to it.
    ///   - title: stands above the tiles; nothing when empty.
    ///   - textSize: 1 for letters as they are drawn, 2 for twice their size, and so on.
    ///   - theme: the colors of paper and ink.
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

    /// A montage of the channels of `[1, C, H, W]` or `[C, H, W]`, a tile for each.
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
