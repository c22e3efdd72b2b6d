import CCmarkGFM

/// Turns cmark's tree into blocks, and hands each exercise block on to whoever reads specs.
struct ProseReader {
    let source: SourceText
    let log: DiagnosticLog

    /// The info string of an exercise block.
    static let exerciseInfo = "yaml exercise"

    /// What was found in a lesson file, in order.
    enum Part {
        case block(Block)
        case exercise(YAMLBlock)
    }

    func read(_ document: MarkdownDocument) -> [Part] {
        children(of: document.root).flatMap { node -> [Part] in
            if isExercise(node) { return exercise(node).map { [.exercise($0)] } ?? [] }
            return blocks(node).map(Part.block)
        }
    }

    // MARK: Blocks

    private func blocks(_ node: OpaquePointer) -> [Block] {
        switch String(cString: cmark_node_get_type_string(node)) {
        case "heading": return [.heading(level: Int(cmark_node_get_heading_level(node)), inlines(of: node))]
        case "paragraph": return [paragraph(node)]
        case "list": return [list(node)]
        case "code_block": return [code(node)]
        case "block_quote": return [.quote(children(of: node).flatMap(blocks))]
        case "table": return [table(node)]
        case "thematic_break": return [.rule]
        case "html_block":
            let html = literal(node)
            // A comment is for the author alone.
            return html.hasPrefix("<!--") ? [] : [.html(html)]
        default: return []
        }
    }

    private func paragraph(_ node: OpaquePointer) -> Block {
        if let tex = displayedFormula(node) { return .formula(tex) }
        let inlines = inlines(of: node)
        if inlines.count == 1, case .image(let alt, let path, let title) = inlines[0] {
            return .image(alt: alt, source: path, title: title)
        }
        return .paragraph(inlines)
    }

    /// The text between two `$$`, taken from the source: cmark has read its underscores as emphasis.
    private func displayedFormula(_ node: OpaquePointer) -> String? {
        let first = Int(cmark_node_get_start_line(node))
        let last = Int(cmark_node_get_end_line(node))
        guard first >= 1, last >= first, last <= source.lines.count else { return nil }
        let text = source.lines[(first - 1)..<last].joined(separator: "\n").trimmed()
        guard text.hasPrefix("$$"), text.hasSuffix("$$"), text.count > 4 else { return nil }
        let tex = text.dropFirst(2).dropLast(2)
        return tex.contains("$$") ? nil : String(tex).trimmed()
    }

    private func list(_ node: OpaquePointer) -> Block {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        return .list(
            start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, tight: cmark_node_get_list_tight(node) == 1,
            items: children(of: node).map { children(of: $0).flatMap(blocks) })
    }

    private func code(_ node: OpaquePointer) -> Block {
        let info = info(node)
        if Self.looksLikeExercise(info) {
            log.report(
                location(of: node), "The exercise block is inside a list or a quotation.",
                remedy: "Put it at the left margin, between two paragraphs.")
        }
        let language = info.split(separator: " ").first.map(String.init) ?? ""
        return language == "math" ? .formula(literal(node).trimmed()) : .code(language: language, literal(node))
    }

    private func table(_ node: OpaquePointer) -> Block {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        let letters = cmark_gfm_extensions_get_table_alignments(node)
        let alignments: [Table.Alignment] = (0..<count).map { column in
            switch letters?[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .natural
            }
        }
        let rows = children(of: node).map { row in children(of: row).map(inlines) }
        return .table(Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst())))
    }

    // MARK: Exercises

    private func isExercise(_ node: OpaquePointer) -> Bool {
        String(cString: cmark_node_get_type_string(node)) == "code_block" && Self.looksLikeExercise(info(node))
    }

    private func exercise(_ node: OpaquePointer) -> YAMLBlock? {
        let info = info(node)
        let opening = location(of: node)
        guard info == Self.exerciseInfo else {
            log.report(opening, "The info string is \"\(info)\".", remedy: "Write ```\(Self.exerciseInfo).")
            return nil
        }
        var length: Int32 = 0
        var offset: Int32 = 0
        var character: CChar = 0
        _ = cmark_node_get_fenced(node, &length, &offset, &character)
        let text = literal(node)
        let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
        // As many spaces as the fence is indented by are taken off each line, if the line has them.
        let indentations = (0..<count).map { index -> Int in
            let line = opening.line + index
            guard source.lines.indices.contains(line) else { return 0 }
            return min(Int(offset), source.lines[line].prefix { $0 == " " }.count)
        }
        return YAMLBlock(
            file: source.file, text: text, firstLine: opening.line + 1, indentations: indentations, opening: opening)
    }

    /// Whether an info string is meant to open an exercise: `yaml exercise`, or close to it.
    static func looksLikeExercise(_ info: String) -> Bool {
        let words = info.lowercased().split(separator: " ")
        guard let last = words.last, words.count == 2, ["yaml", "yml"].contains(words[0]) else { return false }
        return Spelling.editDistance(String(last), "exercise") <= 2
    }

    // MARK: Runs of prose

    private func inlines(of node: OpaquePointer) -> [Inline] { children(of: node).flatMap(inline) }

    private func inline(_ node: OpaquePointer) -> [Inline] {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: InlineFormulas.split(literal(node))
        case CMARK_NODE_CODE: [.code(literal(node))]
        case CMARK_NODE_EMPH: [.emphasis(inlines(of: node))]
        case CMARK_NODE_STRONG: [.strong(inlines(of: node))]
        case CMARK_NODE_SOFTBREAK: [.softBreak]
        case CMARK_NODE_LINEBREAK: [.lineBreak]
        case CMARK_NODE_HTML_INLINE: [.html(literal(node))]
        case CMARK_NODE_LINK:
            [.link(inlines(of: node), destination: string(cmark_node_get_url(node)), title: title(node))]
        case CMARK_NODE_IMAGE:
            [.image(alt: inlines(of: node).plainText, source: string(cmark_node_get_url(node)), title: title(node))]
        default: []
        }
    }

    private func title(_ node: OpaquePointer) -> String? {
        let title = string(cmark_node_get_title(node))
        return title.isEmpty ? nil : title
    }

    // MARK: cmark's tree

    private func children(of node: OpaquePointer) -> [OpaquePointer] {
        Array(sequence(first: cmark_node_first_child(node), next: { $0.map(cmark_node_next) }).prefix { $0 != nil })
            .compactMap { $0 }
    }

    private func literal(_ node: OpaquePointer) -> String { string(cmark_node_get_literal(node)) }

    private func info(_ node: OpaquePointer) -> String {
        string(cmark_node_get_fence_info(node)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    private func location(of node: OpaquePointer) -> SourceLocation {
        source.location(line: Int(cmark_node_get_start_line(node)), byteColumn: Int(cmark_node_get_start_column(node)))
    }
}

extension String {
    /// Without white space at either end.
    func trimmed() -> String { String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
}
