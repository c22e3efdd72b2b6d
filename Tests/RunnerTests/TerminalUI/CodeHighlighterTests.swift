import Testing

@testable import TerminalUI

struct CodeHighlighterTests {
    /// The code with its colors as tags.
    private func tagged(_ language: String, _ code: String) -> [String] {
        let names: [ANSIStyle.Attribute: String] = [.magenta: "k", .green: "s", .cyan: "t", .dim: "c"]
        return CodeHighlighter(language).lines(code).map { line in
            line.map { span in
                guard let style = span.styles.first, let name = names[style] else { return span.text }
                return "<\(name) \(span.text)>"
            }.joined()
        }
    }

    @Test(arguments: [
        ("let heat = relu(x)  // why", "<k let> heat = relu(x)  <c // why>"),
        ("let text = \"a // b \\\" c\" + d", "<k let> text = <s \"a // b \\\" c\"> + d"),
        ("@Test func f(_ x: Tensor) -> Int? { nil }", "<k @Test> <k func> f(_ x: <t Tensor>) -> <t Int>? { <k nil> }"),
        ("x1 + 0x1F - 1.5e-3", "x1 + <t 0x1F> - <t 1.5e>-<t 3>"), ("a /* b */ c", "a <c /* b */> c"),
        ("letter = classes.count", "letter = classes.count"), ("\"open", "<s \"open>"), ("", ""),
        ("#if DEBUG", "<k #if> <t DEBUG>"),
    ])
    func swift_isColored(code: String, expected: String) { #expect(tagged("swift", code) == [expected]) }

    @Test func commentsAndStrings_goOverLines() {
        #expect(tagged("swift", "a /* b\nlet c\nd */ let e") == ["a <c /* b>", "<c let c>", "<c d */> <k let> e"])
        #expect(
            tagged("swift", "x = \"\"\"\nlet\n\"\"\"\nlet y") == [
                "x = <s \"\"\">", "<s let>", "<s \"\"\">", "<k let> y",
            ])
    }

    @Test func python_isColored() {
        #expect(
            tagged("python", "def f(x): # why\n    return Net('a') if x is None else 2")
                == [
                    "<k def> f(x): <c # why>",
                    "    <k return> <t Net>(<s 'a'>) <k if> x <k is> <k None> <k else> <t 2>",
                ])
    }

    @Test func otherLanguages_keepOneColor() {
        #expect(tagged("text", "let a = \"b\"") == ["<t let a = \"b\">"])
        #expect(tagged("", "# a") == ["<t # a>"])
    }

    @Test func nothingIsLostOrAdded() {
        let code = "func f() {\n\tlet s = \"\\(x)\" /* a\n b */ + 'c' // \"\n\n}\u{1B}[2J é 👩‍🔬"
        for language in ["swift", "python", "sh", "text", "SWIFT"] {
            let text = CodeHighlighter(language).lines(code).map { $0.map(\.text).joined() }.joined(separator: "\n")
            #expect(text == code.replacing("\t", with: "    ").replacing("\u{1B}", with: ""), "\(language)")
        }
    }
}
