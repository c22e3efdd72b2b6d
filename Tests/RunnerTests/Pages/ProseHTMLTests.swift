import Foundation
import Lessons
import Testing

@testable import Pages

@Suite struct ProseHTMLTests {
    private let prose = ProseHTML(folder: URL(filePath: "/nowhere"))

    @Test func whatAnAuthorWrites_isText() {
        let nasty = "<script>alert(1)</script> & \"quotes\" 'too'"
        let blocks: [Block] = [
            .heading(level: 2, [.text(nasty)]), .paragraph([.text(nasty), .code(nasty), .emphasis([.text(nasty)])]),
            .code(language: "<b>", nasty), .code(language: "swift", nasty), .quote([.paragraph([.text(nasty)])]),
            .image(alt: nasty, source: "\"><script>", title: nasty), .formula("x < y"),
            .list(start: 3, tight: true, items: [[.paragraph([.text(nasty)])]]),
            .table(Table(alignments: [.right], header: [[.text(nasty)]], rows: [[[.text(nasty)]]])),
            .paragraph([.link([.text(nasty)], destination: "https://example.org/\"><script>", title: nil)]),
        ]
        let html = prose.html(blocks)
        #expect(!html.contains("<script"))
        #expect(!html.contains("<b>"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#39;too&#39;"))
    }

    @Test func link_toAFileOfTheProjectIsWords() {
        let block = Block.paragraph([.link([.text("the models")], destination: "../../docs/models.md", title: nil)])
        #expect(prose.html([block]) == "<p>the models</p>")
        let site = ProseHTML(folder: URL(filePath: "/nowhere")) { $0.contains("models") ? "models.html" : nil }
        #expect(site.html([block]) == "<p><a href=\"models.html\">the models</a></p>")
    }

    @Test func link_ofAnotherSchemeIsWords() {
        let block = Block.paragraph([.link([.text("here")], destination: "javascript:alert(1)", title: nil)])
        #expect(prose.html([block]) == "<p>here</p>")
    }

    @Test func json_cannotEndItsElement() throws {
        let text = try PageJSON.text(["</script><!--": "<script>"])
        #expect(!text.contains("<"))
        let back = try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
        #expect(back == ["</script><!--": "<script>"])
    }

    @Test func code_tellsWordsFromComments() {
        let html = CodeHTML(code: "let x = \"a\" // for\n", language: "swift").html
        #expect(html.contains("<span class=\"k\">let</span> x = <span class=\"s\">&quot;a&quot;</span>"))
        #expect(html.contains("<span class=\"c\">// for</span>"))
    }

    @Test(arguments: [
        ("X^T", "<msup><mi>X</mi><mi>T</mi></msup>"), ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
        ("e^{z + 1}", "<msup><mi>e</mi><mrow><mi>z</mi><mo>+</mo><mn>1</mn></mrow></msup>"),
        ("\\frac{10}{4} = 2.5", "<mrow><mfrac><mn>10</mn><mn>4</mn></mfrac><mo>=</mo><mn>2.5</mn></mrow>"),
        ("\\sqrt{x}", "<msqrt><mi>x</mi></msqrt>"),
        ("\\hat{y}", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>"),
        ("a \\le b", "<mrow><mi>a</mi><mo>≤</mo><mi>b</mi></mrow>"),
        ("\\text{mean of}", "<mtext>mean of</mtext>"),
        ("-1", "<mrow><mo>−</mo><mn>1</mn></mrow>"),
        (
            "\\begin{cases} 0 & x \\\\ 1 \\end{cases}",
            "<mrow><mo stretchy=\"true\">{</mo><mtable><mtr><mtd><mn>0</mn></mtd><mtd><mi>x</mi></mtd></mtr>"
                + "<mtr><mtd><mn>1</mn></mtd></mtr></mtable></mrow>"
        ),
    ])
    func formula_isMathML(_ tex: String, _ wanted: String) {
        let html = FormulaMathML(tex: tex).html
        #expect(html.hasPrefix("<math aria-label=\"\(tex.html)\">"))
        #expect(html == "<math aria-label=\"\(tex.html)\">\(wanted)</math>")
    }
}
