import Foundation
import Support
import Testing

@testable import TerminalUI

/// The last door before the terminal: text and our own codes, nothing else.
struct TerminalTextTests {
    private let colors = ANSIStyle(colors: true, unicode: true)

    @Test func ourOwnCodes_pass() {
        let terminal = Terminal(
            output: true, error: true, input: true, columns: 80,
            environment: ["TERM": "xterm", "FORCE_HYPERLINK": "1"])
        let link = Hyperlink(URL(filePath: "/a b/ü.png")).rendered(by: terminal, .bold)
        for text in [colors("red", .red, .bold), link, "\r\u{1B}[Kline", "plain\n\ttext, 👩‍🔬 und ü"] {
            #expect(TerminalText.onlyOurCodes(text) == text)
        }
    }

    @Test(arguments: [
        ("\u{1B}[2J\u{1B}[H", "[2J[H"), ("\u{1B}]0;title\u{07}", "]0;title"), ("\u{1B}[8mgone", "[8mgone"),
        ("\u{9B}2J", "2J"), ("a\rb", "ab"), ("\u{202E}drawkcab\u{2066}", "drawkcab"), ("\u{1B}c", "c"),
        ("\u{1B}]8;;javascript:1\u{1B}\\x", "]8;;javascript:1\\x"), ("tag\u{E0041}\u{FEFF}", "tag"),
        ("\u{1B}[31;1049hx", "[31;1049hx"), ("\u{08}\u{7F}\u{00}", ""), ("\u{1B}", ""),
    ])
    func othersCodes_doNot(text: String, left: String) { #expect(TerminalText.onlyOurCodes(text) == left) }

    @Test func othersWords_getNoColorsOfTheirOwn() {
        #expect(Span("\u{1B}[31mred").text == "[31mred")
        #expect(colors("a\u{1B}[0mb", .red) == "\u{1B}[31ma[0mb\u{1B}[0m")
        #expect(ANSIStyle(colors: false, unicode: true)("a\u{9B}b", .red) == "ab")
        #expect(Hyperlink(URL(filePath: "/a\u{1B}[31m/b")).text == "/a[31m/b")
    }

    @Test func json_saysWhatItIsAndSteersNothing() throws {
        let words = ["up\u{1B}[2A", "\u{9B}2J", "\u{202E}x\u{7F}", "tag\u{E0041}", "ü"]
        let json = try Console.encoded(words)
        #expect(try JSONDecoder().decode([String].self, from: json) == words)
        let text = String(decoding: json, as: UTF8.self)
        #expect(text == text.harmless)
    }
}
