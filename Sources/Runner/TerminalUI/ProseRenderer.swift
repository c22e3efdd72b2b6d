import Foundation
import Lessons

/// Sets a lesson's prose for a terminal.
package struct ProseRenderer: Sendable {
    /// Draws a picture in at most so many columns; nil where pictures are not shown, or where this one cannot be read.
    package typealias Drawing = @Sendable (_ file: URL, _ columns: Int) -> DrawnPicture?

    package let terminal: Terminal
    /// The folder against which the sources of pictures are resolved.
    package let folder: URL
    /// What to type to see the lesson as a page, where there are parts to touch.
    private let opening: String
    private let draw: Drawing

    package init(
        terminal: Terminal, folder: URL, opening: String = "course open", draw: @escaping Drawing = { _, _ in nil }
    ) {
        self.terminal = terminal
        self.folder = folder
        self.opening = opening
        self.draw = draw
    }

    private var ansi: ANSIStyle { terminal.ansi }

    /// The lines of some blocks, with an empty line between any two.
    package func lines(_ blocks: [Block]) -> [PageLine] { lines(blocks, width: terminal.textWidth, tight: false) }

    private func lines(_ blocks: [Block], width: Int, tight: Bool) -> [PageLine] {
        var lines: [PageLine] = []
        for block in blocks {
            let next = render(block, width: width)
            guard !next.isEmpty else { continue }
            if !lines.isEmpty, !tight { lines.append("") }
            lines += next
        }
        return lines
    }

    private func render(_ block: Block, width: Int) -> [PageLine] {
        switch block {
        case .heading(let level, let inlines):
            let styles: [ANSIStyle.Attribute] = level <= 2 ? [.bold, .underline] : [.bold]
            return [PageLine](Paragraph(spans(inlines, styles)).lines(width: width, ansi: ansi))
        case .paragraph(let inlines):
            return [PageLine](Paragraph(spans(inlines)).lines(width: width, ansi: ansi))
        case .list(let start, let tight, let items):
            return list(items, start: start, tight: tight, width: width)
        case .code(let language, let code):
            return indented(CodeHighlighter(language).lines(code.trimmingNewlines).map(ansi.paint))
        case .formula(let tex):
            return indented(FormulaText(tex).lines.map { ansi($0, .italic) })
        case .image(let alt, let source, _):
            return image(alt: alt, source: source, width: width)
        case .quote(let blocks):
            let bar = ansi(ansi.sign("│ ", else: "| "), .dim)
            return lines(blocks, width: width - 2, tight: false).map { $0.indented(by: bar) }
        case .table(let table):
            return [PageLine](TableRenderer(table: table, ansi: ansi, spans: { spans($0) }).lines(width: width))
        case .rule:
            return [.text(ansi.rule(width))]
        case .exercise:
            return []
        case .part(let part):
            return part.kind == .question ? question(part, width: width) : [.text(partLine(part))]
        }
    }

    private func list(_ items: [[Block]], start: Int?, tight: Bool, width: Int) -> [PageLine] {
        var result: [PageLine] = []
        for (index, item) in items.enumerated() {
            let marker = start.map { "\($0 + index). " } ?? "\(ansi.bullet) "
            let indent = String(repeating: " ", count: marker.displayWidth + 2)
            if !tight, index > 0 { result.append("") }
            for (number, line) in lines(item, width: width - indent.count, tight: tight).enumerated() {
                result.append(line.indented(by: number == 0 ? "  " + marker : indent))
            }
        }
        return result
    }

    /// What stands alone is set in by four columns, so that it can be copied without a frame.
    private func indented(_ lines: [String]) -> [PageLine] { lines.map { .text($0.isEmpty ? $0 : "    " + $0) } }

    /// A question without its answer, which stands on the page.
    private func question(_ part: PartSpec, width: Int) -> [PageLine] {
        var blocks = part.ask
        if case .paragraph(let words)? = blocks.first {
            blocks[0] = .paragraph([.strong([.text("\(part.title):")]), .text(" ")] + words)
        }
        if !part.choices.isEmpty {
            blocks.append(.list(start: nil, tight: true, items: part.choices.map { [.paragraph([.text($0)])] }))
        }
        return lines(blocks, width: width, tight: false)
    }

    /// What there is to touch, and where.
    private func partLine(_ part: PartSpec) -> String {
        "\(ansi(ansi.sign("☞", else: "->"), .cyan)) \(part.title): \(ansi(opening, .bold))"
    }

    /// The picture, where it can be shown, and below it, or in its place, what is to be seen on it and where its file is.
    private func image(alt: String, source: String, width: Int) -> [PageLine] {
        let mark = ansi.sign("▣ ", else: "# ")
        let caption = alt.isEmpty ? "Picture" : alt
        let text = Paragraph([Span(caption, [.italic])]).lines(width: width - 2, ansi: ansi)
        let words = [PageLine](text.enumerated().map { ($0 == 0 ? ansi(mark, .cyan) : "  ") + $1 })
        guard !source.contains("://") else { return words + [.text("  " + ansi(source, .dim))] }
        let file = folder.appending(path: source)
        let link = PageLine.text("  " + Hyperlink(file).rendered(by: terminal, .dim))
        return (draw(file, width).map { [.picture($0, prefix: "")] } ?? []) + words + [link]
    }

    private func spans(_ inlines: [Inline], _ styles: [ANSIStyle.Attribute] = []) -> [Span] {
        inlines.flatMap { inline -> [Span] in
            switch inline {
            case .text(let text): [Span(text, styles)]
            case .emphasis(let children): spans(children, styles + [.italic])
            case .strong(let children): spans(children, styles + [.bold])
            // Without color, the signs of the source tell that it no longer holds.
            case .strikethrough(let children):
                ansi.colors
                    ? spans(children, styles + [.struck])
                    : [Span("~~", styles)] + spans(children, styles) + [Span("~~", styles)]
            case .checkbox(let isTicked):
                [Span(isTicked ? ansi.sign("☑", else: "[x]") : ansi.sign("☐", else: "[_]"), styles)]
            // Without color, the quotes of the source tell code from words.
            case .code(let code): [ansi.colors ? Span(code, styles + [.cyan]) : Span("`\(code)`")]
            case .formula(let tex): [Span(FormulaText(tex).line, styles + [.italic])]
            case .link(let children, let destination, _): link(children, to: destination, styles)
            case .image(let alt, let source, _): [Span("[\(alt.isEmpty ? source : alt)]", styles)]
            case .softBreak: [Span(" ", styles)]
            case .lineBreak: [Span("\n", styles)]
            }
        }
    }

    /// An address on the web is printed behind its words; a path inside the course is not, the words name it.
    private func link(_ children: [Inline], to destination: String, _ styles: [ANSIStyle.Attribute]) -> [Span] {
        let words = spans(children, styles + [.underline])
        guard destination.contains("://"), children.plainText != destination else { return words }
        return words + [Span(" (\(destination))", styles + [.dim])]
    }
}

extension String {
    fileprivate var trimmingNewlines: String { trimmingCharacters(in: .newlines) }
}
