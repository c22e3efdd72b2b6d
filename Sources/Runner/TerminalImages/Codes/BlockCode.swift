import Imaging
import TerminalUI

/// A picture as halves of character cells: the upper pixel is the color of `▀`, the lower one that of its ground.
struct BlockCode: Sendable {
    private let picture: Picture
    private let depth: ImageMethod.ColorDepth

    /// - Parameter picture: a pixel for each half of a cell.
    init(_ picture: Picture, depth: ImageMethod.ColorDepth) {
        self.picture = picture
        self.depth = depth
    }

    var drawn: DrawnPicture {
        let rows = (picture.height + 1) / 2
        return DrawnPicture(
            columns: picture.width, rows: rows, graphic: .empty, cells: (0..<rows).compactMap(row))
    }

    /// A row of cells; a color is named only where it changes.
    private func row(_ row: Int) -> PictureCode? {
        var text = ""
        var ink: String?
        var ground: String?
        for x in 0..<picture.width {
            let upper = color(picture[x: x, y: 2 * row])
            let isLast = 2 * row + 1 == picture.height
            let lower = isLast ? nil : color(picture[x: x, y: 2 * row + 1])
            // A cell of one color needs no letter, and so no seam is seen where a font's blocks do not quite meet.
            if upper == lower {
                if ground != lower { text += "\u{1B}[48;\(upper)m" }
                ground = lower
                text += " "
                continue
            }
            if ink != upper { text += "\u{1B}[38;\(upper)m" }
            ink = upper
            if let lower, ground != lower { text += "\u{1B}[48;\(lower)m" }
            ground = lower ?? ground
            text += "▀"
        }
        return PictureCode(Array((text + "\u{1B}[0m").utf8))
    }

    private func color(_ color: Color) -> String {
        switch depth {
        case .trueColor: "2;\(color.red);\(color.green);\(color.blue)"
        case .indexed: "5;\(IndexedColors.nearest(to: color))"
        }
    }
}

/// xterm's palette of 256 colors: a cube of six levels a side, and 24 grays.
///
/// Its first sixteen are the user's own, and not used.
enum IndexedColors {
    /// The number of the color that is nearest, as the eye sees it: green counts most, blue least.
    static func nearest(to color: Color) -> Int {
        let (red, green, blue) = (Int(color.red), Int(color.green), Int(color.blue))
        let (r, g, b) = (step(red), step(green), step(blue))
        let gray = max(0, min(23, ((3 * red + 6 * green + 2 * blue) / 11 - 3) / 10))
        let level = 8 + 10 * gray
        let cube = distance(color, levels[r], levels[g], levels[b])
        return distance(color, level, level, level) < cube ? 232 + gray : 16 + 36 * r + 6 * g + b
    }

    private static let levels = [0, 95, 135, 175, 215, 255]

    private static func step(_ value: Int) -> Int { value < 48 ? 0 : value < 115 ? 1 : min(5, (value - 35) / 40) }

    private static func distance(_ color: Color, _ red: Int, _ green: Int, _ blue: Int) -> Int {
        let (r, g, b) = (Int(color.red) - red, Int(color.green) - green, Int(color.blue) - blue)
        return 3 * r * r + 6 * g * g + 2 * b * b
    }
}
