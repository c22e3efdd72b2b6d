import Foundation
import Testing

@testable import Lessons

/// What is read of Markdown, beyond what `LessonTests` sees in the sample.
@Suite struct ProseTests {
    /// The blocks of a text, and what is wrong with it.
    private func read(_ text: String) throws -> (blocks: [Block], diagnostics: [Diagnostic]) {
        let course = try TemporaryCourse()
        try course.write("---\nid: a\ntitle: T\nformat: 1\n---\n\(text)\n", to: "01-a/lesson.md")
        try course.write("", to: "01-a/pictures/notes.txt")
        try Data([0xFF, 0xD8, 0xFF]).write(to: course.root.appending(path: "01-a/pictures/a mug.jpg"))
        let load = course.load()
        return (load.course.lessons.first?.blocks ?? [], load.diagnostics)
    }

    private func inlines(_ text: String) throws -> [Inline] {
        let (blocks, diagnostics) = try read(text)
        #expect(diagnostics == [])
        guard case .paragraph(let inlines)? = blocks.first else { return [] }
        return inlines
    }

    @Test func formulas_keepWhatMarkdownWouldTake() throws {
        #expect(
            try inlines(#"a $\{x_1\}\, y_2$ b **$p*q$** c*d*"#) == [
                .text("a "), .formula(#"\{x_1\}\, y_2"#), .text(" b "), .strong([.formula("p*q")]), .text(" c"),
                .emphasis([.text("d")]),
            ])
        #expect(try inlines("so $$x$$ and $`y`$") == [.text("so "), .formula("x"), .text(" and "), .formula("y")])
        #expect(try inlines(#"it costs \$5 and $6, or $7"#) == [.text("it costs $5 and $6, or $7")])
        #expect(
            try inlines("`$HOME` and `$PATH` and [a](https://example.org/$x$)") == [
                .code("$HOME"), .text(" and "), .code("$PATH"), .text(" and "),
                .link([.text("a")], destination: "https://example.org/$x$", title: nil),
            ])
        #expect(try read("    let a = \"$x$\"\n").blocks == [.code(language: "", "let a = \"$x$\"\n")])
    }

    @Test func formula_standsInATableWithItsBars() throws {
        let (blocks, _) = try read("| a | b |\n|---|---|\n| $|x|$ | 2 |")
        guard case .table(let table)? = blocks.first else {
            Issue.record("no table")
            return
        }
        #expect(table.rows == [[[.formula("|x|")], [.text("2")]]])
    }

    @Test func strikethrough_taskLists_lineBreaks_andNotes_areRead() throws {
        #expect(
            try inlines("~~old~~ new ~5 px<br>next <!-- not for learners -->") == [
                .strikethrough([.text("old")]), .text(" new ~5 px"), .lineBreak, .text("next "),
            ])
        #expect(
            try read("- [x] read\n- [ ] written").blocks == [
                .list(
                    start: nil, tight: true,
                    items: [
                        [.paragraph([.checkbox(true), .text(" "), .text("read")])],
                        [.paragraph([.checkbox(false), .text(" "), .text("written")])],
                    ])
            ])
        #expect(
            try read("> [!TIP]\n> Look *twice*.").blocks == [
                .quote([
                    .paragraph([.strong([.text("Tip")])]),
                    .paragraph([.text("Look "), .emphasis([.text("twice")]), .text(".")]),
                ])
            ])
    }

    @Test(arguments: ["![A mug](<pictures/a mug.jpg>)", "![A mug](pictures/a%20mug.jpg)"])
    func picture_mayHaveASpaceInItsName(text: String) throws {
        #expect(try read(text).blocks == [.image(alt: "A mug", source: "pictures/a mug.jpg", title: nil)])
    }

    @Test func fileThatIsNoPicture_andPointerOfLFS_haveTheirRemedies() throws {
        let course = try TemporaryCourse()
        try course.addLesson("08-grad-cam", text: SampleLesson.text)
        try course.write("GIF89a", to: "08-grad-cam/pictures/donut.png")
        try course.write(
            "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n",
            to: "08-grad-cam/references/grad-cam.safetensors")
        let diagnostics = course.load().diagnostics
        let message = "\"pictures/donut.png\" is not a picture: it does not begin like a PNG or a JPEG file."
        // It is given, and laid under a map; the fault is its own, and said once.
        #expect(diagnostics.map(\.message).filter { $0 == message }.count == 1)
        let pointers = diagnostics.filter { $0.message.contains("is a pointer of Git LFS") }
        #expect(pointers.map(\.remedy) == ["Run `git lfs pull` in the course's folder."])
        #expect(diagnostics.count == 2)
    }

    @Test(arguments: [
        ("\\frac{1}{", 8, "{ is never closed"), ("\\frac{1}", 0, "\\frac has nothing behind it"),
        ("x^", 1, "^ has nothing"), ("a}", 1, "was never opened"), ("\\begin{cases} a", 0, "has no end"),
        ("a \\end{cases}", 2, "ends nothing"), ("\\begin{bmatrxi} a \\end{bmatrxi}", 0, "no environment"),
        ("a & b", 2, "outside of rows"), ("\\frobnicate x", 0, "\\frobnicate"), ("\\sqrt[3]{x}", 5, "square roots"),
    ])
    func brokenFormula_isLocated(tex: String, offset: Int, message: String) throws {
        let fault = try #require(Formula(tex).fault)
        #expect(fault.offset == offset)
        #expect(fault.message.contains(message))
        #expect(!fault.remedy.isEmpty)
    }

    @Test(arguments: [
        "\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}", "\\left\\{ x \\right.", "\\operatorname*{argmax}_i x_i",
        "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "\\text{if } x > 0", "a \\\\ b", "\\{ \\} \\_ \\% \\|",
    ])
    func soundFormula_hasNoFault(tex: String) { #expect(Formula(tex).fault == nil) }

    @Test(
        arguments: [
            (ViewSpec.Kind.tiles, [6, 8, 9, 3], ["tile", "y", "x", "color"], [0, 1, 2, 3], 3),
            (.tiles, [6, 8, 9, 3], ["n", "a", "b", "c"], [0, 1, 2, 3], nil),
            (.tiles, [3, 8, 9], ["c", "y", "x"], [0, 1, 2], nil),
            (.tiles, [8, 9, 6], ["y", "x", "map"], [2, 0, 1], nil), (.heat, [9, 8], ["x", "y"], [1, 0], nil),
            (.picture, [3, 8, 9], ["c", "y", "x"], [1, 2, 0], 0),
            (.picture, [8, 9, 3], ["row", "column", "rgb"], [0, 1, 2], 2),
            (.picture, [1, 3, 8, 9], [], [0, 2, 3, 1], 1), (.picture, [8, 9, 3], [], [0, 1, 2], 2),
        ] as [(ViewSpec.Kind, [Int], [String], [Int], Int?)])
    func viewAxes_goByNames(kind: ViewSpec.Kind, shape: [Int], names: [String], order: [Int], color: Int?) throws {
        let axes = try #require(ViewAxes(of: kind, shape: shape, axes: names))
        #expect(axes.order == order)
        #expect(axes.color == color)
    }
}
