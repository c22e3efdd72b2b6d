import Foundation

/// The small letters that captions are set in.
///
/// Nine rows high, of which seven stand on the baseline. Sizes are whole multiples, so that every letter stays sharp.
enum Lettering {
    /// One letter: for each of nine rows, which columns are inked.
    struct Glyph: Sendable {
        let width: Int
        let rows: [[Bool]]
    }

    /// The rows of a line of text, at size 1.
    static let height = 9
    /// The blank columns between two letters, at size 1.
    static let spacing = 1
    /// The columns of a space, at size 1.
    static let space = 3

    /// The width in pixels that a line of text takes.
    static func width(of text: String, size: Int = 1) -> Int {
        let widths = text.map { glyph(for: $0).width + spacing }
        return max(0, widths.reduce(0, +) - spacing) * size
    }

    /// The text, shortened with an ellipsis where it would be wider than `width` pixels.
    static func fitted(_ text: String, width: Int, size: Int = 1) -> String {
        if self.width(of: text, size: size) <= width { return text }
        var kept = Substring(text)
        while !kept.isEmpty {
            kept.removeLast()
            let shortened = kept.trimmingEnd() + "…"
            if self.width(of: shortened, size: size) <= width { return shortened }
        }
        return ""
    }

    /// The letter for a character; an accent is left off, and a character that is not drawn becomes a box.
    static func glyph(for character: Character) -> Glyph {
        if let glyph = glyphs[character] { return glyph }
        if character.isWhitespace { return Glyph(width: space, rows: Array(repeating: [], count: height)) }
        let plain = String(character).decomposedStringWithCanonicalMapping.unicodeScalars.first.map(Character.init)
        return plain.flatMap { glyphs[$0] } ?? missing
    }

    private static let missing = Glyph(
        width: 4,
        rows: (0..<height).map { row in
            row > 6 ? [] : (0..<4).map { row == 0 || row == 6 || $0 == 0 || $0 == 3 }
        })

    private static let glyphs: [Character: Glyph] = {
        let lines = glyphSheet.split(separator: "\n").map { $0.split(separator: " ") }
        var glyphs = [Character: Glyph]()
        for band in stride(from: 0, to: lines.count, by: height + 1) {
            for (column, name) in lines[band].enumerated() {
                let rows = (1...height).map { lines[band + $0][column].map { $0 == "#" } }
                let width = rows.compactMap { $0.lastIndex(of: true) }.max().map { $0 + 1 } ?? 0
                glyphs[Character(String(name))] = Glyph(width: width, rows: rows.map { Array($0.prefix(width)) })
            }
        }
        return glyphs
    }()
}

extension Substring {
    fileprivate func trimmingEnd() -> String {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
