import Foundation
import Lessons
import Testing

@testable import Runner
@testable import TerminalUI

struct ProseRendererTests {
    private func lines(_ blocks: [Block], columns: Int = 40) -> [String] {
        let terminal = Terminal(
            output: false, error: false, input: false, columns: columns, environment: ["LANG": "en_US.UTF-8"])
        return ProseRenderer(terminal: terminal, folder: URL(filePath: "/course/Lessons/01-a")).lines(blocks).map {
            guard case .text(let text) = $0 else { return "a picture" }
            return text
        }
    }

    @Test func blocks_areSetApartByOneEmptyLine() {
        #expect(
            lines([.heading(level: 2, [.text("Title")]), .paragraph([.text("Words.")])]) == ["Title", "", "Words."])
    }

    @Test func inlineCode_keepsItsQuotesWithoutColor() {
        #expect(lines([.paragraph([.text("Call "), .code("relu(x)"), .text(".")])]) == ["Call `relu(x)`."])
    }

    @Test func code_isSetInAndNotWrapped() {
        let code = "let heat = relu((slope.mean(over: 2, 3) * maps).sum(over: 1))\n\nreturn heat\n"
        #expect(
            lines([.code(language: "swift", code)]) == [
                "    let heat = relu((slope.mean(over: 2, 3) * maps).sum(over: 1))", "", "    return heat",
            ])
    }

    @Test func part_isOneLine_andAQuestionIsAskedWithoutItsAnswer() {
        let question = PartSpec(
            kind: .question, title: "Before you go on", ask: [.paragraph([.text("Why?")])],
            answer: [.paragraph([.text("So.")])], choices: ["this", "that"], right: 0)
        #expect(
            lines([.part(PartSpec(kind: .overlay, title: "The map over the picture")), .part(question)]) == [
                "☞ The map over the picture: course open", "", "Before you go on: Why?", "", "  • this", "  • that",
            ])
    }

    @Test func list_hangsBelowItsMarkers() {
        let items: [[Block]] = [
            [.paragraph([.text("a first item that is longer than one line")])],
            [.paragraph([.text("second")]), .list(start: nil, tight: true, items: [[.paragraph([.text("inner")])]])],
        ]
        #expect(
            lines([.list(start: 1, tight: true, items: items)]) == [
                "  1. a first item that is longer than", "     one line", "  2. second", "       • inner",
            ])
    }

    @Test func image_becomesItsCaptionAndPath() {
        #expect(
            lines([.image(alt: "A mug.", source: "pictures/mug.png", title: nil)])
                == ["▣ A mug.", "  /course/Lessons/01-a/pictures/mug.png"])
    }

    @Test func quote_hasABarOnEveryLine() {
        #expect(
            lines([.quote([.paragraph([.text("first words and more of them than fit on a line")])])])
                == ["│ first words and more of them than fit", "│ on a line"])
    }

    @Test func table_fitsTheWidth() {
        let table = Block.table(
            .init(
                alignments: [.natural, .right], header: [[.text("layer")], [.text("size")]],
                rows: [
                    [[.code("layer4")], [.text("7")]], [[.text("a name that is much too long for it")], [.text("14")]],
                ]))
        let lines = lines([table])
        #expect(lines.allSatisfy { $0.displayWidth <= 40 })
        #expect(lines.first?.hasPrefix("layer") == true)
        #expect(lines.contains { $0.hasSuffix(" 14") })
    }

    @Test func webLink_showsItsAddress() {
        let link = Inline.link([.text("the paper")], destination: "https://example.org/a", title: nil)
        #expect(lines([.paragraph([link])]) == ["the paper (https://example.org/a)"])
        let inside = Inline.link([.text("lesson 3")], destination: "../03-b/lesson.md", title: nil)
        #expect(lines([.paragraph([inside])]) == ["lesson 3"])
    }

    @Test func exercises_areNotShown() {
        #expect(lines([.exercise("a")]) == [])
    }

    @Test func struckText_andTasks_areTold() {
        #expect(lines([.paragraph([.strikethrough([.text("old words")]), .text(" new")])]) == ["~~old words~~ new"])
        let items: [[Block]] = [true, false].map { [.paragraph([.checkbox($0), .text(" look")])] }
        #expect(lines([.list(start: nil, tight: true, items: items)]) == ["  • ☑ look", "  • ☐ look"])
        let terminal = Terminal(output: true, error: true, input: true, columns: 40, environment: ["TERM": "xterm"])
        let renderer = ProseRenderer(terminal: terminal, folder: URL(filePath: "/course"))
        #expect(renderer.lines([.paragraph([.strikethrough([.text("old")])])]) == ["\u{1B}[9mold\u{1B}[0m"])
    }
}

struct FormulaTextTests {
    @Test(arguments: [
        (#"\frac{\partial S}{\partial x}"#, "(∂ S) / (∂ x)"), (#"\alpha_k^c"#, "αₖᶜ"), (#"e^{89}"#, "e⁸⁹"),
        (#"\sum_{i,j} A_{ij}"#, "Σ _(i,j) Aᵢⱼ"), (#"\mathrm{ReLU}(x)"#, "ReLU(x)"), (#"a \cdot b"#, "a · b"),
        (#"\sqrt{x + 1}"#, "√(x + 1)"), (#"\left( x \right)"#, "(x)"), ("x", "x"),
        // Without a command or a brace it is TeX all the same.
        ("X^T", "Xᵀ"), ("e^0 = 1", "e⁰ = 1"), ("F(x) - F(x_0)", "F(x) - F(x₀)"), ("M_c", "M_c"),
    ])
    func tex_becomesReadable(tex: String, expected: String) {
        #expect(FormulaText(tex).line == expected)
    }

    @Test(arguments: [
        (#"A = \begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}"#, "A = [1 2; 3 4]"),
        (#"\begin{pmatrix} a \\ b \end{pmatrix}^T"#, "(a; b)ᵀ"),
        (
            #"r(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#,
            "r(x) = { x if x > 0; 0 otherwise"
        ),
        (#"\left\{ x \mid x > 0 \right\}"#, "{ x | x > 0 }"), (#"\lVert x \rVert_2 \in \mathbb{R}"#, "‖ x ‖₂ ∈ R"),
    ])
    func arrays_standOnALine(tex: String, expected: String) {
        #expect(FormulaText(tex).line == expected)
    }

    @Test func arrays_takeALineForEachRow() {
        #expect(
            FormulaText(#"A = \begin{bmatrix} 1 & -2 \\ 30 & \frac{a}{b} \\ 5 & 6 \end{bmatrix} x"#).lines == [
                "    ⎡1   -2   ⎤", "A = ⎢30  a / b⎥ x", "    ⎣5   6    ⎦",
            ])
        #expect(
            FormulaText(#"r(x) = \begin{cases} x & \text{if } x > 0 \\ 0 & \text{otherwise} \end{cases}"#).lines == [
                "r(x) = ⎰ x  if x > 0", "       ⎱ 0  otherwise",
            ])
        #expect(
            FormulaText(#"\begin{cases} a \\ b \\ c \end{cases}"#).lines == ["⎧ a", "⎨ b", "⎩ c"])
        #expect(
            FormulaText(#"\begin{aligned} a &= b + c \\ &= d \end{aligned}"#).lines == ["a = b + c", "  = d"])
        #expect(FormulaText(#"a = 1 \\ b = \frac{1}{2}"#).lines == ["a = 1", "b = 1 / 2"])
    }

    @Test func plainFormula_keepsItsLines() {
        #expect(FormulaText("a   = b\ncc  = d\n").lines == ["a   = b", "cc  = d"])
        #expect(FormulaText("a   = b^2\ncc  = d_1 x\n").lines == ["a   = b²", "cc  = d₁ x"])
    }

    @Test(arguments: ["{", "}", "\\", "\\frac", "\\frac{a", "x^", "_", "\\sqrt", "a{b{c}", "\\begin{aligned} a"])
    func brokenTeX_isStillText(tex: String) {
        _ = FormulaText(tex).line
    }
}
