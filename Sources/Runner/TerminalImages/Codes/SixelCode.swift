import Imaging
import TerminalUI

/// A picture as Sixel: bands of six rows, each painted color by color, runs of the same column written once.
///
/// After DEC's VT340 manual; the levels of a color go from 0 to 100 there.
struct SixelCode: Sendable {
    private let width: Int
    private let height: Int
    /// The number of each pixel's color.
    private let pixels: [UInt8]
    private let palette: [Color]

    init(_ picture: Picture) {
        (width, height) = (picture.width, picture.height)
        let reduced = ColorPalette(of: picture, most: 256)
        (pixels, palette) = (reduced.pixels, reduced.colors)
    }

    func drawn(at place: PixelPlace) -> DrawnPicture? {
        // P2 = 1: what is not painted keeps the color that it has. The cursor is brought back: terminals do not agree on its place.
        var text = Array("\u{1B}7\u{1B}P0;1;0q\"1;1;\(width);\(height)".utf8)
        for (index, color) in palette.enumerated() {
            let levels = [color.red, color.green, color.blue].map { (Int($0) * 100 + 127) / 255 }
            text += Array("#\(index);2;\(levels[0]);\(levels[1]);\(levels[2])".utf8)
        }
        for top in stride(from: 0, to: height, by: 6) { band(top, into: &text) }
        text += Array("\u{1B}\\\u{1B}8".utf8)
        return PictureCode(text).map { DrawnPicture(columns: place.columns, rows: place.rows, graphic: $0) }
    }

    private func band(_ top: Int, into text: inout [UInt8]) {
        let rows = min(6, height - top)
        // For each color in the band, a bit for each of the six rows of each column.
        var masks = [[UInt8]](repeating: [], count: palette.count)
        for row in 0..<rows {
            let start = (top + row) * width
            for x in 0..<width {
                let color = Int(pixels[start + x])
                if masks[color].isEmpty { masks[color] = [UInt8](repeating: 0, count: width) }
                masks[color][x] |= 1 << row
            }
        }
        for (index, color) in masks.indices.filter({ !masks[$0].isEmpty }).enumerated() {
            if index > 0 { text.append(UInt8(ascii: "$")) }
            text += Array("#\(color)".utf8)
            runs(masks[color], into: &text)
        }
        text.append(UInt8(ascii: "-"))
    }

    /// Columns as letters; from four of one kind on, their number and the letter once.
    private func runs(_ mask: [UInt8], into text: inout [UInt8]) {
        var start = 0
        // What is empty to the end need not be said.
        let end = (mask.lastIndex { $0 != 0 } ?? -1) + 1
        while start < end {
            var next = start + 1
            while next < end, mask[next] == mask[start] { next += 1 }
            let letter = mask[start] + 0x3F
            if next - start > 3 {
                text += Array("!\(next - start)".utf8) + [letter]
            } else {
                text += [UInt8](repeating: letter, count: next - start)
            }
            start = next
        }
    }
}
