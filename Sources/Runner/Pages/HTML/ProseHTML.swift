import Foundation
import Lessons

/// A lesson's prose as HTML; everything that the author wrote is escaped.
struct ProseHTML {
    /// The folder that the sources of pictures are relative to.
    let folder: URL
    /// Where a link to a file of the project leads, if the page has it: another lesson of the same site.
    var address: (String) -> String? = { _ in nil }

    /// Some blocks, one after the other.
    func html(_ blocks: [Block]) -> String { blocks.map(html).joined(separator: "\n") }

    private func html(_ block: Block) -> String {
        switch block {
        case .heading(let level, let inlines):
            let level = min(max(level, 2), 6)
            return "<h\(level) id=\"\(Self.anchor(inlines.plainText))\">\(html(inlines))</h\(level)>"
        case .paragraph(let inlines): return "<p>\(html(inlines))</p>"
        case .list(let start, let tight, let items): return list(items, start: start, tight: tight)
        case .code(let language, let code): return CodeHTML(code: code, language: language).html
        case .formula(let tex): return "<div class=\"formula\">\(FormulaMathML(tex: tex, isBlock: true).html)</div>"
        case .image(let alt, let source, _):
            return "<figure class=\"picture\">\(image(alt: alt, source: source))"
                + "<figcaption>\(alt.html)</figcaption></figure>"
        case .quote(let blocks): return "<blockquote>\(html(blocks))</blockquote>"
        case .table(let table): return html(table)
        case .rule: return "<hr>"
        // The document sets these: they are more than prose.
        case .exercise, .part: return ""
        }
    }

    private func list(_ items: [[Block]], start: Int?, tight: Bool) -> String {
        let tag = start == nil ? "ul" : "ol"
        let first = start.flatMap { $0 == 1 ? nil : " start=\"\($0)\"" } ?? ""
        let body = items.map { item -> String in
            // In a tight list, an item is its words, not a paragraph.
            if tight, case .paragraph(let inlines)? = item.first {
                return "<li>\(html(inlines))\(html(Array(item.dropFirst())))</li>"
            }
            return "<li>\(html(item))</li>"
        }
        return "<\(tag)\(first)>\(body.joined())</\(tag)>"
    }

    private func html(_ table: Table) -> String {
        func cells(_ row: [[Inline]], _ tag: String) -> String {
            zip(row, table.alignments).map { cell, alignment in
                let side =
                    switch alignment {
                    case .right: " class=\"right\""
                    case .center: " class=\"center\""
                    case .left, .natural: ""
                    }
                return "<\(tag)\(tag == "th" ? " scope=\"col\"" : "")\(side)>\(html(cell))</\(tag)>"
            }.joined()
        }
        let rows = table.rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined()
        return "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr>"
            + "\(cells(table.header, "th"))</tr></thead><tbody>\(rows)</tbody></table></div>"
    }

    /// Inline runs.
    func html(_ inlines: [Inline]) -> String { inlines.map(html).joined() }

    private func html(_ inline: Inline) -> String {
        switch inline {
        case .text(let text): text.html
        case .emphasis(let inner): "<em>\(html(inner))</em>"
        case .strong(let inner): "<strong>\(html(inner))</strong>"
        case .strikethrough(let inner): "<del>\(html(inner))</del>"
        case .checkbox(let isTicked): isTicked ? "☑" : "☐"
        case .code(let code): "<code>\(code.html)</code>"
        case .formula(let tex): FormulaMathML(tex: tex).html
        case .link(let inner, let destination, _): link(inner, to: destination)
        case .image(let alt, let source, _): image(alt: alt, source: source)
        case .softBreak: " "
        case .lineBreak: "<br>"
        }
    }

    /// A page on the network opens when it is asked for; a file of the project has no place in a page that stands alone.
    private func link(_ inner: [Inline], to destination: String) -> String {
        if destination.hasPrefix("https://") || destination.hasPrefix("http://") || destination.hasPrefix("mailto:") {
            return "<a href=\"\(destination.html)\" rel=\"noreferrer\">\(html(inner))</a>"
        }
        if let address = destination.hasPrefix("#") ? destination : address(destination) {
            return "<a href=\"\(address.html)\">\(html(inner))</a>"
        }
        return html(inner)
    }

    /// A picture with its bytes in it; one that cannot be read is its words.
    private func image(alt: String, source: String) -> String {
        let file = folder.appending(path: source)
        guard let data = try? Data(contentsOf: file), let size = PictureSize(of: data) else {
            return "<span class=\"missing\">\(alt.html)</span>"
        }
        let type = size.isPNG ? "png" : "jpeg"
        return "<img alt=\"\(alt.html)\" width=\"\(size.width)\" height=\"\(size.height)\" decoding=\"async\" "
            + "src=\"data:image/\(type);base64,\(data.base64EncodedString())\">"
    }

    /// The name of a heading's place: its words in small letters, joined by hyphens.
    static func anchor(_ text: String) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}
