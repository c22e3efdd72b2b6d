import CCmarkGFM

/// A Markdown text as cmark-gfm's tree, freed with this object.
final class MarkdownDocument {
    let root: OpaquePointer

    /// Parses GitHub's Markdown.
    ///
    /// Of the extensions only tables are attached: the others enter their special characters into a table that all of
    /// the library's parsers share, which two threads must not do at once.
    init(_ text: String) {
        Self.registerExtensions
        let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
        if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        root = cmark_parser_finish(parser)
        cmark_parser_free(parser)
        cmark_consolidate_text_nodes(root)
    }

    deinit { cmark_node_free(root) }

    /// The library's registry has no lock of its own; a static is initialized once, whoever comes first.
    private static let registerExtensions: Void = cmark_gfm_core_extensions_ensure_registered()
}
