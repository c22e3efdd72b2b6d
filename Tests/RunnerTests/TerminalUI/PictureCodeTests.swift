import Imaging
import Testing

@testable import TerminalImages
@testable import TerminalUI

/// The second door to the terminal: the codes of a picture, and nothing else.
struct PictureCodeTests {
    private func code(_ text: String) -> PictureCode? { PictureCode(Array(text.utf8)) }

    @Test(arguments: [
        "", "\u{1B}7\u{1B}8", "\u{1B}[4A\u{1B}[12;3H", "\u{1B}[38;2;1;2;3m▀\u{1B}[48;5;17m \u{1B}[0m",
        "\u{1B}[38;5;9;48;2;0;0;255m▀", "\u{1B}_Ga=T,f=100,q=2,m=0;AAAA+/==\u{1B}\\",
        "\u{1B}]1337;File=inline=1;size=4;width=2:AAAA\u{07}", "\u{1B}P0;1;0q\"1;1;2;6#0;2;100;0;0#0!12~$-\u{1B}\\",
        "\u{1B}Ptmux;\u{1B}\u{1B}_Ga=T,U=1;AAAA\u{1B}\u{1B}\\\u{1B}\\", "\u{10EEEE}\u{305}\u{30D}",
    ])
    func codesOfPictures_pass(text: String) { #expect(code(text)?.bytes == Array(text.utf8)) }

    @Test(arguments: [
        // Words, in any of the places where they could stand.
        "a", "▀a", "\u{1B}[1mred", "\u{1B}_Ga=T;AA AA\u{1B}\\", "\u{1B}_Ga=T;AAAA", "\u{1B}_Ga=t,t=f;L3RtcA==\u{07}",
        "\u{1B}]1337;File=name=\u{1B}[2J:AAAA\u{07}", "\u{1B}]1337;SetBadgeFormat=AAAA\u{07}", "\u{1B}]0;title\u{07}",
        "\u{1B}]52;c;AAAA\u{07}", "\u{1B}P+q544e\u{1B}\\", "\u{1B}P0;1q\u{1B}[2J\u{1B}\\",
        "\u{1B}Ptmux;\u{1B}\u{1B}[2J\u{1B}\\",
        // Codes that do more than a picture needs.
        "\u{1B}[2J", "\u{1B}[6n", "\u{1B}[?1049h", "\u{1B}c", "\u{1B}[38;2;256;0;0m", "\u{1B}[5m", "\u{1B}[m",
        "\u{1B}[1;2A",
        "\n", "\r", "\u{9B}2J", "\u{1B}", "\u{301}", "\u{1B}[99999A", "é",
    ])
    func everythingElse_doesNot(text: String) { #expect(code(text) == nil) }

    @Test func halfALetter_doesNot() {
        #expect(PictureCode([0xE2, 0x96]) == nil)
        #expect(PictureCode([0xFF]) == nil)
    }

    @Test func linesOfAPage_makeRoomFirst() throws {
        let graphic = try #require(code("\u{1B}_Ga=T;AAAA\u{1B}\\"))
        let picture = DrawnPicture(columns: 3, rows: 2, graphic: graphic)
        let bytes = Console.bytes(of: [.text("above"), .picture(picture, prefix: "  "), .text("below")])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "above\n  \n  \n\u{1B}[2A\u{1B}[2C\u{1B}_Ga=T;AAAA\u{1B}\\\u{1B}[2D\u{1B}[2Bbelow\n")
    }

    @Test func prefix_isText_andHasItsOwnDoor() throws {
        let picture = DrawnPicture(columns: 1, rows: 1, graphic: .empty, cells: [try #require(code("▀"))])
        let bytes = Console.bytes(of: [.picture(picture, prefix: "\u{1B}[2J| ")])
        #expect(String(decoding: bytes, as: UTF8.self) == "[2J| ▀\n")
    }

    @Test func fullScreen_placesAndErases() throws {
        let picture = DrawnPicture(
            columns: 2, rows: 2, graphic: .empty, cells: [try #require(code("▀▀")), try #require(code("▄▄"))])
        #expect(picture.placed(row: 3, column: 5) == code("\u{1B}[3;5H\u{1B}[3;5H▀▀\u{1B}[4;5H▄▄"))
        #expect(picture.erased(row: 3, column: 5) == code("\u{1B}[3;5H  \u{1B}[4;5H  "))
    }

    @Test func besideEachOther_cellsAreFilledUp() throws {
        let cells = try ["▀", "▄"].map { try #require(code($0)) }
        let tall = DrawnPicture(columns: 1, rows: 2, graphic: .empty, cells: cells)
        let low = DrawnPicture(columns: 1, rows: 1, graphic: .empty, cells: [cells[0]]).widened(to: 2)
        let row = try #require(DrawnPicture.row([tall, low], gap: 1))
        #expect((row.columns, row.rows) == (4, 2))
        #expect(row.cells.map { String(decoding: $0.bytes, as: UTF8.self) } == ["▀ ▀ ", "▄   "])
    }
}
