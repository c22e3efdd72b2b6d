import Testing

@testable import Watching

@Suite struct KeyParserTests {
    private func keys(_ pieces: String...) -> [Key] {
        var parser = KeyParser()
        return pieces.flatMap { parser.keys(in: Array($0.utf8)) }
    }

    @Test func letters_areKeys_inWhateverPiecesTheyCome() {
        #expect(keys("qh? \r") == ["q", "h", "?", " "].map { Key.character($0) } + [.enter])
        #expect(keys("é", "字") == [.character("é"), .character("字")])
        var parser = KeyParser()
        #expect(parser.keys(in: [0xC3]).isEmpty)
        #expect(parser.keys(in: [0xA9]) == [.character("é")])
        // A letter that does not end, and bytes that are none, swallow nothing that follows.
        #expect(
            parser.keys(in: [0xE5, UInt8(ascii: "q"), 0xFF, 0x80, UInt8(ascii: "r")]) == [
                .character("q"), .character("r"),
            ])
        #expect(keys("\u{04}\u{0C}") == [.endOfInput, .redraw])
    }

    @Test func arrowsAndTheirLike_areKeys_inBothForms() {
        #expect(
            keys("\u{1B}[A", "\u{1B}[B", "\u{1B}OA", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[H", "\u{1B}[4~")
                == [.up, .down, .up, .pageUp, .pageDown, .home, .end])
        #expect(keys("\u{1B}", "[", "A") == [.up])
    }

    @Test func escape_isAKey_onlyWhenNothingFollows() {
        var parser = KeyParser()
        #expect(parser.keys(in: [0x1B]).isEmpty && parser.waits)
        #expect(parser.pause() == .escape)
        #expect(!parser.waits && parser.pause() == nil)
        #expect(parser.keys(in: [0x1B, 0x1B]) == [.escape])
        // With Alt held, q is no q.
        #expect(parser.keys(in: [UInt8(ascii: "q")]).isEmpty)
        #expect(parser.keys(in: [UInt8(ascii: "q")]) == [.character("q")])
    }

    @Test(arguments: [
        "\u{1B}[1;5A", "\u{1B}[15~", "\u{1B}[<0;20;10M", "\u{1B}[<0;20;10m", "\u{1B}[M !!", "\u{1B}OP", "\u{1B}[I",
        "\u{1B}[O",
        "\u{1B}[?62;4;9;22c", "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}]11;rgb:0/0/0\u{07}",
        "\u{1B}[24;80R", "\u{1B}[200~q\rry\u{1B}[A\u{1B}[201~",
    ])
    func whatIsNoKey_meansNothing(bytes: String) {
        #expect(keys(bytes + "x") == [.character("x")])
        // Byte by byte too.
        var parser = KeyParser()
        #expect((bytes + "x").utf8.flatMap { parser.keys(in: [$0]) } == [.character("x")])
    }

    @Test func anyBytes_endSoonAfterTheLastOfThem() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            var parser = KeyParser()
            _ = parser.keys(in: (0..<Int.random(in: 1...40)).map { _ in UInt8.random(in: 0...255, using: &generator) })
            // Whatever is open (a paste, a string, a sequence) is closed by its end.
            _ = parser.keys(in: Array("\u{1B}[201~\u{07}\u{1B}\\!!!zzz".utf8))
            _ = parser.pause()
            #expect(parser.keys(in: Array("q".utf8)) == [.character("q")])
        }
    }
}
