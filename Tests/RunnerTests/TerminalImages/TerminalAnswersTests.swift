import Foundation
import Testing

@testable import TerminalImages

/// What terminals answer, read without a terminal.
struct TerminalAnswersTests {
    private func parsed(_ text: String) -> TerminalAnswers { TerminalAnswers(parsing: Array(text.utf8)) }

    @Test func kitty_answersEverything() {
        let answers = parsed("\u{1B}P>|kitty(0.26.5)\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c")
        #expect(answers.name == "kitty(0.26.5)")
        #expect(answers.takesKitty)
        #expect(answers.cell == CellSize(width: 9, height: 18))
        #expect(answers.attributes == [62])
        #expect(answers.isComplete && !answers.takesSixel)
    }

    @Test(arguments: [
        // iTerm2 3.5 answers without an id; others say that they cannot, or answer somebody else.
        "\u{1B}_GOK\u{1B}\\", "\u{1B}_Gi=31;ENOTSUPPORTED:no\u{1B}\\", "\u{1B}_Gi=310;OK\u{1B}\\",
        "\u{1B}_Gi=31\u{1B}\\",
        "\u{1B}_Gi=31;OK", "Gi=31;OK",
    ])
    func otherAnswersAboutKitty_sayNo(text: String) {
        let answers = parsed(text + "\u{1B}[?62;4c")
        #expect(!answers.takesKitty)
        #expect(text.hasSuffix("OK") || answers.takesSixel)
    }

    @Test func sixel_isTheNumber4() {
        #expect(parsed("\u{1B}[?62;4;9;22c").takesSixel)
        #expect(!parsed("\u{1B}[?64;14;24;42c").takesSixel)
        // A cursor's place, a key and the second attributes are other answers.
        #expect(!parsed("\u{1B}[4;4R\u{1B}[>4;1;4c\u{1B}[4~").isComplete)
    }

    @Test func pieces_areReadAsOne() {
        let text = Array("\u{1B}P>|foot(1.13.1)\u{1B}\\\u{1B}[6;15;7t\u{1B}[?62;4;22c".utf8)
        for length in 0..<text.count {
            let early = TerminalAnswers(parsing: Array(text.prefix(length)))
            #expect(early.attributes == nil, "\(length)")
            #expect(early.name == nil || early.name == "foot(1.13.1)", "\(length)")
        }
        #expect(TerminalAnswers(parsing: text).takesSixel)
    }

    @Test(arguments: [(0x03, SIGINT), (0x1A, SIGTSTP), (0x1C, SIGQUIT)])
    func keysThatAskForASignal_end(byte: Int, signal: Int32) {
        let answers = TerminalAnswers(parsing: [UInt8(byte)] + Array("\u{1B}[?1".utf8))
        #expect(answers.interruption == signal && answers.isComplete)
    }

    @Test func aSizeThatNoTerminalHas_isNone() {
        #expect(parsed("\u{1B}[6;0;0t\u{1B}[?1c").cell == nil)
        #expect(parsed("\u{1B}[6;99999999999999999999;8t").cell == nil)
        #expect(parsed("\u{1B}[4;768;1024t").cell == nil)
    }

    @Test func garbage_isNoAnswer() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let bytes = (0..<64).map { _ in
                // Mostly what answers are made of, so that their readers are reached.
                let likely: [UInt8] = [0x1B, 0x5B, 0x5F, 0x50, 0x5C, 0x3B, 0x3F, 0x63, 0x74, 0x47, 0x07, 0x34]
                return Bool.random(using: &random)
                    ? likely.randomElement(using: &random)! : .random(in: 0...255, using: &random)
            }
            let answers = TerminalAnswers(parsing: bytes)
            // The one answer that is believed has to be there letter by letter.
            #expect(!answers.takesKitty || String(decoding: bytes, as: UTF8.self).contains("i=31"))
        }
    }
}
