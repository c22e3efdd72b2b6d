import Foundation
import Imaging
import Testing

@testable import TerminalImages
@testable import TerminalUI

/// Pictures in the codes of each terminal, read back.
struct PictureDrawingTests {
    /// A picture with more colors than Sixel has, and no two neighbors alike.
    private func gradient(_ width: Int, _ height: Int) -> Picture {
        var picture = Picture(width: width, height: height, color: .black)
        for y in 0..<height {
            for x in 0..<width {
                picture[x: x, y: y] = Color(
                    red: UInt8(x * 255 / width), green: UInt8(y * 255 / height), blue: UInt8((x * 7 + y * 13) % 256))
            }
        }
        return picture
    }

    private func images(_ method: ImageMethod, rows: Int = 40) -> TerminalImages {
        TerminalImages(method: method, cell: CellSize(width: 8, height: 16)!, screenRows: rows)
    }

    private func text(_ drawn: DrawnPicture?) throws -> String {
        String(decoding: try #require(drawn).graphic.bytes, as: UTF8.self)
    }

    // MARK: Kitty

    @Test func kitty_sendsAPNGInPiecesAndWantsNoAnswer() throws {
        // Noise, of which PNG makes nothing smaller.
        let picture = Picture(width: 200, height: 100, pixels: (0..<60_000).map { _ in UInt8.random(in: 0...255) })
        let drawn = try #require(images(.kitty).draw(picture, columns: 80, rows: 20))
        let codes = try text(drawn).split(separator: "\u{1B}\\")
        #expect(codes.count > 1)
        var base64 = ""
        for (index, code) in codes.enumerated() {
            let parts = code.split(separator: ";", maxSplits: 1)
            let keys = parts[0].dropFirst("\u{1B}_G".count).split(separator: ",")
            #expect(code.hasPrefix("\u{1B}_G") && keys.contains("q=2"))
            #expect(keys.contains(index + 1 < codes.count ? "m=1" : "m=0"))
            #expect(index > 0 || keys.prefix(2) == ["a=T", "f=100"] && keys.contains("C=1"))
            #expect(parts[1].count <= 4096 && parts[1].count % 4 == 0)
            base64 += parts[1]
        }
        #expect(try Picture(decoding: try #require(Data(base64Encoded: base64)), name: "sent") == picture)
        #expect((drawn.columns, drawn.rows) == (25, 7))
        // Without a number nothing can take it away, nor a later picture its place.
        #expect(drawn.removal == .empty && drawn.cells.isEmpty)
    }

    @Test func kittyOnAFullScreen_canBeTakenAway() throws {
        let drawn = try #require(images(.kitty).draw(gradient(80, 32), columns: 20, rows: 4, removable: true))
        let match = try #require(try text(drawn).firstMatch(of: /,i=(\d+),/))
        #expect(String(decoding: drawn.removal.bytes, as: UTF8.self) == "\u{1B}_Ga=d,d=I,q=2,i=\(match.1)\u{1B}\\")
        let other = try #require(images(.kitty).draw(gradient(80, 32), columns: 20, rows: 4, removable: true))
        #expect(other.removal != drawn.removal)
    }

    @Test func kittyBehindTmux_isWrappedAndStandsInCells() throws {
        let drawn = try #require(images(.kittyPlaceholders).draw(gradient(72, 32), columns: 20, rows: 4))
        let wrapped = try text(drawn)
        #expect(wrapped.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}_Ga=T,f=100,q=2,i="))
        #expect(wrapped.contains(",U=1,c=9,r=2,") && wrapped.hasSuffix("\u{1B}\u{1B}\\\u{1B}\\"))
        // Every escape inside is doubled: outside of pairs only the two of the wrapping are left.
        let codes = wrapped.matches(of: /\x1bPtmux;(?:\x1b\x1b|[^\x1b])*\x1b\\/)
        #expect(codes.map(\.0).joined() == wrapped)
        let match = try #require(wrapped.firstMatch(of: /,i=(\d+),/))
        let number = try #require(Int(match.1))
        let rows = drawn.cells.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(rows.count == 2)
        let color = "\u{1B}[38;2;\(number >> 16);\(number >> 8 & 255);\(number & 255)m"
        #expect(rows[1].hasPrefix(color) && rows[1].hasSuffix("\u{1B}[0m"))
        let scalars = Array(rows[1].dropFirst(color.count).dropLast(4).unicodeScalars.map(\.value))
        // The second row, its nine columns: the protocol's marks for 1 and for 0 to 8.
        #expect(
            scalars
                == [0x305, 0x30D, 0x30E, 0x310, 0x312, 0x33D, 0x33E, 0x33F, 0x346].flatMap {
                    (column: UInt32) -> [UInt32] in
                    [0x10EEEE, 0x30D, column]
                })
    }

    // MARK: OSC 1337

    @Test func iterm_sendsAPNGAndTheCells() throws {
        let picture = gradient(100, 50)
        let drawn = try #require(images(.iterm).draw(picture, columns: 80, rows: 20))
        let match = try #require(
            try text(drawn).wholeMatch(of: /\x1b7\x1b\]1337;File=([^:]*):([A-Za-z0-9+\/=]*)\x07\x1b8/))
        let keys = match.1.split(separator: ";")
        let data = try #require(Data(base64Encoded: String(match.2)))
        #expect(keys.contains("inline=1") && keys.contains("width=13") && keys.contains("height=4"))
        #expect(keys.contains("size=\(data.count)"))
        #expect(try Picture(decoding: data, name: "sent") == picture)
    }

    // MARK: Sixel

    @Test(arguments: [(1, 1), (7, 6), (40, 13), (61, 20)])
    func sixel_paintsEveryPixel(width: Int, height: Int) throws {
        var picture = Picture(width: width, height: height, color: Color(0x0000FF))
        // Levels that Sixel's scale of 0 to 100 can say exactly.
        picture.fill(x: 0, y: height / 2, width: width / 2 + 1, height: height, color: Color(0xFF0000))
        picture.fill(x: width - 1, y: 0, width: 1, height: 1, color: Color(0x00FF00))
        let decoded = try SixelReader(SixelCode(picture).drawn(at: PixelPlace(picture, cell: .usual))?.graphic.bytes)
        #expect(decoded.picture(width: width, height: height) == picture)
        #expect(decoded.size == [width, height])
    }

    @Test func sixel_staysNearWithFewColors() throws {
        let picture = gradient(96, 64)
        let decoded = try SixelReader(SixelCode(picture).drawn(at: PixelPlace(picture, cell: .usual))?.graphic.bytes)
        let seen = try #require(decoded.picture(width: 96, height: 64))
        let errors = zip(seen.pixels, picture.pixels).map { abs(Int($0) - Int($1)) }
        // 256 cells of a cube that is all but full are 40 levels wide, and nothing is farther than its cell.
        #expect(Double(errors.reduce(0, +)) / Double(errors.count) < 12)
        #expect(Set(decoded.colors.keys).count == 256)
    }

    // MARK: Half-blocks

    @Test func blocks_areTwoPixelsHigh() throws {
        var picture = Picture(width: 3, height: 3, color: Color(0x010203))
        picture[x: 0, y: 0] = Color(0xFF0000)
        picture[x: 1, y: 0] = Color(0xFF0000)
        let drawn = BlockCode(picture, depth: .trueColor).drawn
        #expect((drawn.columns, drawn.rows, drawn.graphic) == (3, 2, .empty))
        #expect(
            drawn.cells.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                "\u{1B}[38;2;255;0;0m\u{1B}[48;2;1;2;3m▀▀ \u{1B}[0m",
                // The last row has no lower half, and keeps the terminal's own ground.
                "\u{1B}[38;2;1;2;3m▀▀▀\u{1B}[0m",
            ])
    }

    @Test func indexedColors_areNearestOfAll() {
        var random = SystemRandomNumberGenerator()
        let levels = [0, 95, 135, 175, 215, 255]
        let palette = (16...255).map { index -> [Int] in
            if index >= 232 { return [Int](repeating: 8 + 10 * (index - 232), count: 3) }
            return [levels[(index - 16) / 36], levels[(index - 16) / 6 % 6], levels[(index - 16) % 6]]
        }
        func distance(_ color: Color, _ index: Int) -> Int {
            let differences = zip([Int(color.red), Int(color.green), Int(color.blue)], palette[index - 16]).map {
                $0 - $1
            }
            return zip([3, 6, 2], differences).reduce(0) { $0 + $1.0 * $1.1 * $1.1 }
        }
        for _ in 0..<400 {
            let color = Color(UInt32.random(in: 0...0xFFFFFF, using: &random))
            let nearest = (16...255).map { distance(color, $0) }.min() ?? 0
            let found = IndexedColors.nearest(to: color)
            // Half a level of rounding is allowed on the way between two grays.
            #expect(distance(color, found) <= nearest + 11 * 10, "\(color): \(found)")
        }
        #expect(IndexedColors.nearest(to: Color(0xFF0000)) == 196)
        #expect(IndexedColors.nearest(to: .white) == 231)
        #expect(IndexedColors.nearest(to: .black) == 16)
    }

    // MARK: Sizes

    @Test(arguments: [
        // A map of 7 by 7: whole cells. A photograph as it is. What is too wide or too high: shrunk.
        (7, 7, 224, 224), (7, 5, 224, 160), (300, 200, 300, 200), (1280, 400, 640, 200), (400, 1000, 128, 320),
        (1, 1, 224, 224), (64, 2, 192, 6), (65, 2, 65, 2),
    ])
    func pixels_fitTheScreen(width: Int, height: Int, shownWidth: Int, shownHeight: Int) {
        let fit = PictureFit(
            Picture(width: width, height: height, color: .white), in: images(.kitty), columns: 80, rows: 20)
        #expect((fit.width, fit.height) == (shownWidth, shownHeight))
    }

    @Test func denseScreens_doublePixels() throws {
        let images = TerminalImages(method: .kitty, cell: try #require(CellSize(width: 18, height: 36)))
        let fit = PictureFit(Picture(width: 300, height: 200, color: .white), in: images, columns: 80, rows: 20)
        #expect((fit.width, fit.height, fit.isWhole) == (600, 400, true))
    }

    @Test func nothing_isDrawnWithoutAWayOrRoom() {
        #expect(TerminalImages.none.draw(gradient(9, 9), columns: 80, rows: 20) == nil)
        #expect(images(.kitty).draw(gradient(9, 9), columns: 0, rows: 20) == nil)
        #expect(images(.sixel).draw(gradient(9, 9), columns: 9, rows: 0) == nil)
    }

    @Test(arguments: [ImageMethod.kitty, .kittyPlaceholders, .iterm, .sixel, .blocks(.trueColor), .blocks(.indexed)])
    func sheet_hasWordsAboveAndBelow(method: ImageMethod) throws {
        let terminal = Terminal(output: true, error: true, input: true, columns: 80, environment: ["TERM": "xterm"])
        let tiles = ["yours", "reference"].map { Tile(gradient(7, 7), caption: $0, note: "a note") }
        let sheet = ContactSheet(tiles: tiles + tiles, columns: 2)
        let lines = images(method).draw(sheet, columns: 76, rows: 12, terminal: terminal)
        guard lines.count == 3, case .text(let caption) = lines[0], case .picture(let picture, _) = lines[1] else {
            Issue.record("\(lines.count) lines")
            return
        }
        #expect(caption.contains("yours") && caption.contains("reference"))
        #expect(picture.rows <= 10 && picture.columns <= 76)
        let second = caption.replacing(/\x1b\[[0-9;]*m/, with: "").firstRange(of: "reference")
        #expect(second != nil)
        #expect(images(method).draw(sheet, columns: 8, rows: 12, terminal: terminal).isEmpty)
        #expect(images(method).draw(sheet, columns: 76, rows: 4, terminal: terminal).isEmpty)
        #expect(images(method).draw(sheet, columns: 76, rows: 24, terminal: terminal, tileRows: 2).count == 7)
    }
}

/// Paints what Sixel codes say, after the VT340's manual.
private struct SixelReader {
    private var pixels: [[Int]: Int] = [:]
    private(set) var colors: [Int: [Int]] = [:]
    private(set) var size: [Int] = []

    struct NoSixel: Error {}

    init(_ bytes: [UInt8]?) throws {
        let text = String(decoding: bytes ?? [], as: UTF8.self)
        guard let match = text.wholeMatch(of: /\x1b7\x1bP0;1;0q([^\x1b]*)\x1b\\\x1b8/) else { throw NoSixel() }
        var rest = match.1
        var (x, y, color) = (0, 0, 0)
        func numbers() -> [Int] {
            let digits = rest.prefix { $0.isNumber || $0 == ";" }
            rest = rest.dropFirst(digits.count)
            return digits.split(separator: ";").compactMap { Int($0) }
        }
        while let letter = rest.popFirst() {
            switch letter {
            case "\"": size = Array(numbers().dropFirst(2))
            case "#":
                let values = numbers()
                color = values[0]
                if values.count == 5 { colors[color] = values.suffix(3).map { ($0 * 255 + 50) / 100 } }
            case "$": x = 0
            case "-": (x, y) = (0, y + 6)
            default:
                var count = 1
                var sixel = letter
                if letter == "!" {
                    count = numbers()[0]
                    sixel = rest.removeFirst()
                }
                let bits = Int(sixel.asciiValue ?? 63) - 63
                for _ in 0..<count {
                    for row in 0..<6 where bits >> row & 1 == 1 { pixels[[x, y + row]] = color }
                    x += 1
                }
            }
        }
    }

    /// - Returns: nil when a pixel of it was not painted, or one outside of it was.
    func picture(width: Int, height: Int) -> Picture? {
        guard pixels.count == width * height else { return nil }
        var picture = Picture(width: width, height: height, color: .black)
        for y in 0..<height {
            for x in 0..<width {
                guard let levels = pixels[[x, y]].flatMap({ colors[$0] }) else { return nil }
                picture[x: x, y: y] = Color(red: UInt8(levels[0]), green: UInt8(levels[1]), blue: UInt8(levels[2]))
            }
        }
        return picture
    }
}
