import Testing

@testable import Runner
@testable import TerminalUI

struct ParagraphTests {
    private let bare = ANSIStyle(colors: false, unicode: true)
    private let colored = ANSIStyle(colors: true, unicode: true)

    @Test func words_fillLinesUpToTheWidth() {
        let lines = Paragraph([Span("one two three four five")]).lines(width: 9, ansi: bare)
        #expect(lines == ["one two", "three", "four five"])
    }

    @Test func longWord_standsAlone() {
        #expect(
            Paragraph([Span("a incomprehensible b")]).lines(width: 5, ansi: bare) == ["a", "incomprehensible", "b"])
    }

    @Test func wordOfTwoStyles_isNotBroken() {
        let lines = Paragraph([Span("see "), Span("half", [.italic]), Span("way.")]).lines(width: 8, ansi: bare)
        #expect(lines == ["see", "halfway."])
    }

    @Test func lineBreak_isKept() {
        #expect(Paragraph([Span("one\ntwo")]).lines(width: 20, ansi: bare) == ["one", "two"])
    }

    @Test func style_neverSpansALineEnd() {
        let lines = Paragraph([Span("bold words here", [.bold])]).lines(width: 10, ansi: colored)
        #expect(lines == ["\u{1B}[1mbold words\u{1B}[0m", "\u{1B}[1mhere\u{1B}[0m"])
    }

    @Test func width_countsColumnsNotCharacters() {
        #expect("日本".displayWidth == 4)
        #expect("e\u{301}".displayWidth == 1)
        #expect("🍩".displayWidth == 2)
        #expect(Paragraph([Span("日本 語")]).lines(width: 5, ansi: bare) == ["日本", "語"])
        #expect("too long".clipped(to: 5) == "too …")
        #expect("fits".clipped(to: 4) == "fits")
    }

    @Test func pen_withoutColorsLeavesTextBare() {
        #expect(bare("text", .red, .bold) == "text")
        #expect(colored("text", .red, .bold) == "\u{1B}[31;1mtext\u{1B}[0m")
        #expect(ANSIStyle(colors: false, unicode: false).check == "+")
    }
}
