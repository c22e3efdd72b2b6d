import Testing

@testable import TerminalUI

struct ScreenPagerTests {
    private func screens(_ page: [PageLine], rows: Int = 11) -> [[PageLine]] {
        let terminal = Terminal(
            output: true, error: true, input: true, columns: 20, rows: rows, environment: ["TERM": "xterm"])
        return ScreenPager(terminal: terminal).screens(of: page)
    }

    @Test func screens_areNotHigherThanTheTerminal() {
        let page = (1...25).map { PageLine.text("\($0)") }
        let screens = screens(page)
        #expect(screens.map(\.count) == [10, 10, 5])
        #expect(screens.flatMap(\.self) == page)
    }

    @Test func longLines_countAsWhatTheyTake() {
        let page = [PageLine](repeating: .text(String(repeating: "x", count: 39)), count: 12)
        #expect(screens(page).map(\.count) == [5, 5, 2])
    }

    @Test func cuts_areBetweenParagraphs() {
        let page = (1...12).map { PageLine.text($0 == 9 ? "" : "\($0)") }
        let screens = screens(page)
        #expect(screens.map(\.count) == [8, 3])
        #expect(screens[1].first == "10")
        // Far from the end, an empty line would leave too much of the screen.
        #expect(self.screens((1...12).map { PageLine.text($0 == 3 ? "" : "\($0)") }).map(\.count) == [10, 2])
    }

    @Test func pictures_areNotTorn() {
        let picture = DrawnPicture(columns: 4, rows: 6, graphic: .empty)
        let page: [PageLine] = ["1", "2", "3", "4", "5", .picture(picture, prefix: ""), "6"]
        #expect(screens(page).map(\.count) == [5, 2])
        // One that is higher than the screen stands alone.
        let high = DrawnPicture(columns: 4, rows: 60, graphic: .empty)
        #expect(screens(["1", .picture(high, prefix: ""), "2"]).map(\.count) == [1, 1, 1])
    }
}
