import Foundation
import Imaging
import TerminalUI

/// A picture by Kitty's graphics protocol: a PNG in base64, in pieces that every terminal takes.
///
/// Answers are switched off (`q=2`): they would end in the prompt.
struct KittyCode: Sendable {
    private let png: Data
    private let isBehindTmux: Bool
    private let isRemovable: Bool

    init(_ picture: Picture, isBehindTmux: Bool, isRemovable: Bool) {
        png = (try? picture.pngData()) ?? Data()
        self.isBehindTmux = isBehindTmux
        self.isRemovable = isRemovable
    }

    /// The most letters of base64 that one code may have.
    static let pieceLength = 4096

    func drawn(at place: PixelPlace) -> DrawnPicture? {
        // A picture without a number cannot be replaced by a later one by mistake; but it cannot be named either.
        let number = isBehindTmux || isRemovable ? Self.freshNumber() : nil
        let name = number.map { ",i=\($0)" } ?? ""
        // C=1: the cursor stays. Behind tmux nothing is placed: U=1 says that characters will do that.
        let how = isBehindTmux ? ",U=1,c=\(place.columns),r=\(place.rows)" : ",C=1"
        let graphic = codes("a=T,f=100,q=2\(name)\(how)")
        guard let code = PictureCode(Array(graphic.utf8)) else { return nil }
        let removal = number.map { wrapped("\u{1B}_Ga=d,d=I,q=2,i=\($0)\u{1B}\\") } ?? ""
        return DrawnPicture(
            columns: place.columns, rows: place.rows, graphic: code,
            cells: isBehindTmux ? Self.cells(number ?? 1, place) : [],
            removal: PictureCode(Array(removal.utf8)) ?? .empty)
    }

    private func codes(_ keys: String) -> String {
        let text = Array(png.base64EncodedString().utf8)
        var codes = ""
        for start in stride(from: 0, to: max(text.count, 1), by: Self.pieceLength) {
            let end = min(start + Self.pieceLength, text.count)
            let more = end < text.count ? 1 : 0
            let head = start == 0 ? "\(keys),m=\(more)" : "q=2,m=\(more)"
            codes += wrapped("\u{1B}_G\(head);\(String(decoding: text[start..<end], as: UTF8.self))\u{1B}\\")
        }
        return codes
    }

    /// As tmux passes it on: every escape twice.
    private func wrapped(_ code: String) -> String {
        guard isBehindTmux else { return code }
        return "\u{1B}Ptmux;\(code.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
    }

    /// The rows of characters that stand for the picture; its number is their color.
    private static func cells(_ number: Int, _ place: PixelPlace) -> [PictureCode] {
        let color = "\u{1B}[38;2;\(number >> 16 & 255);\(number >> 8 & 255);\(number & 255)m"
        return (0..<place.rows).compactMap { row in
            var text = String.UnicodeScalarView()
            for column in 0..<place.columns {
                text += [KittyPlaceholder.character, KittyPlaceholder.marks[row], KittyPlaceholder.marks[column]]
            }
            return PictureCode(Array("\(color)\(String(text))\u{1B}[0m".utf8))
        }
    }

    /// A number that no other picture of the terminal is likely to have; it has to fit into a color.
    private static func freshNumber() -> Int { Int.random(in: 0x10000...0xFFFFFF) }
}
