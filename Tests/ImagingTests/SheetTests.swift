import Foundation
import Imaging
import NN
import Testing

@Suite struct SheetTests {
    @Test func draw_inksOnlyWithinItsLine() {
        var picture = Picture(width: 80, height: 20, color: .white)
        picture.draw("Ag|{}y", x: 5, y: 4)
        let width = Picture.width(of: "Ag|{}y")
        for y in 0..<20 {
            for x in 0..<80 where !(5..<(5 + width)).contains(x) || !(4..<13).contains(y) {
                #expect(picture[x: x, y: y] == .white)
            }
        }
        #expect(picture.pixels.contains(0))
    }

    @Test func everyCharacterOfASCII_isDrawnAndNoTwoAreAlike() {
        var seen = Set<Picture>()
        for code in 33...126 {
            var picture = Picture(width: 8, height: 10, color: .white)
            picture.draw(String(UnicodeScalar(UInt8(code))), x: 0, y: 0)
            #expect(seen.insert(picture).inserted, "\(UnicodeScalar(UInt8(code)))")
        }
    }

    @Test func drawingOutside_isLeftOut() {
        var picture = Picture(width: 6, height: 6, color: .white)
        picture.draw("far", x: -40, y: -3)
        picture.fill(x: -10, y: 7, width: 5, height: 5, color: .black)
        picture.paste(Picture(width: 3, height: 3, color: .black), x: 9, y: 9)
        picture.crosshair(x: 40, y: 40)
        #expect(picture == Picture(width: 6, height: 6, color: .white))
        picture.paste(Picture(width: 3, height: 3, color: .black), x: -2, y: 4)
        #expect(picture[x: 0, y: 5] == .black && picture[x: 1, y: 5] == .white && picture[x: 0, y: 3] == .white)
    }

    @Test func smallMaps_areEnlargedByAWholeFactor() {
        let map = Tensor((0..<49).map { Float($0) }, shape: [7, 7])
        let sheet = ContactSheet(
            tiles: [Tile(map: map, colormap: .gray), Tile(map: map, colormap: .gray)], tileWidth: 224)
        let picture = sheet.picture()
        let left = picture.width - 2 * 224
        #expect(left == 27 * 2 + 18)
        // 32 pixels for each element: the first and the last pixel of an element are alike, the next is another.
        #expect(picture[x: 27, y: 27] == picture[x: 58, y: 58])
        #expect(picture[x: 27, y: 27] != picture[x: 27, y: 59])
    }

    @Test func featureMaps_areOneTileEach() {
        let maps = Tensor((0..<(6 * 4)).map { Float($0 % 4) }, shape: [1, 6, 2, 2])
        let sheet = ContactSheet(featureMaps: maps, count: 5)
        #expect(sheet.tiles.count == 5)
        #expect(sheet.tiles.allSatisfy { $0.picture[x: 1, y: 1] == .white && $0.picture[x: 0, y: 0] == .black })
        #expect(ContactSheet(featureMaps: maps, range: 0...6).tiles[0].picture[x: 1, y: 1] == Color(gray: 128))
    }

    @Test func longCaptions_stayWithinTheirTile() {
        let tile = Tile(Picture(width: 50, height: 50, color: .black), caption: String(repeating: "wide ", count: 40))
        let sheet = ContactSheet(tiles: [tile], tileWidth: 50).picture()
        #expect(sheet.width == 50 + 2 * 12)
        for y in 0..<sheet.height {
            #expect(sheet[x: sheet.width - 1, y: y] == ContactSheet.Theme.light.background)
        }
    }
}
