import CCmarkGFM
import Synchronization

/// A Markdown text as cmark-gfm's tree, freed with this object.
final class MarkdownDocument {
    let root: OpaquePointer
    let formulas: InlineFormulas

    /// Parses GitHub's Markdown: tables, task lists, text struck through by `~~`, and formulas, which are kept apart.
    ///
    /// Footnotes are parsed, so that they can be told from text.
    init(_ lines: [String]) {
        formulas = InlineFormulas(lines)
        var text = formulas.lines.joined(separator: "\n")
        // The extensions enter their special characters into a table that all of the library's parsers share.
        root = Self.extensions.withLock { names in
            if names.isEmpty {
                cmark_gfm_core_extensions_ensure_registered()
                names = ["table", "tasklist", "strikethrough"]
            }
            let parser = cmark_parser_new(
                CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)
            for name in names {
                cmark_find_syntax_extension(name).map { _ = cmark_parser_attach_syntax_extension(parser, $0) }
            }
            text.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
            }
            defer { cmark_parser_free(parser) }
            return cmark_parser_finish(parser)
        }
        cmark_consolidate_text_nodes(root)
    }

    deinit { cmark_node_free(root) }

    /// A text of the tree, as it was written.
    func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { formulas.restored(String(cString: $0)) } ?? ""
    }

    private static let extensions = Mutex<[String]>([])
}
