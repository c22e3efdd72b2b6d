import CCmarkGFM
import Foundation

/// Turns cmark's tree into blocks, and hands each exercise block on to whoever reads specs.
struct ProseReader {
    let source: SourceText
    let document: MarkdownDocument
    let log: DiagnosticLog

    /// The info string of an exercise block.
    static let exerciseInfo = "yaml exercise"
    /// The info string of a part's block.
    static let partInfo = "yaml part"
    /// The info string of a review item's block.
    static let reviewInfo = "yaml review"

    /// What was found in a lesson file, in order.
    enum Part {
        case block(Block)
        case exercise(YAMLBlock)
        case part(YAMLBlock)
        case review(YAMLBlock)
    }

    func read() -> [Part] {
        children(of: document.root).flatMap { node -> [Part] in
            if isBlock(node, of: Self.exerciseInfo) {
                return yaml(node, of: Self.exerciseInfo).map { [.exercise($0)] } ?? []
            }
            if isBlock(node, of: Self.partInfo) { return yaml(node, of: Self.partInfo).map { [.part($0)] } ?? [] }
            if isBlock(node, of: Self.reviewInfo) { return yaml(node, of: Self.reviewInfo).map { [.review($0)] } ?? [] }
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
        case "block_quote": return [quote(node)]
        case "table": return [table(node)]
        case "thematic_break": return [.rule]
        case "html_block":
            // A comment is for the author alone.
            let html = literal(node)
            if let problem = MarkdownRules.problem(ofHTML: html) {
                log.report(location(of: node), problem.message, remedy: problem.remedy)
            }
            return []
        case "footnote_definition":
            refuseFootnote(at: location(of: node))
            return []
        default: return []
        }
    }

    private func refuseFootnote(at place: SourceLocation) {
        log.report(
            place, "Footnotes are not shown.",
            remedy: "Say it in the sentence, in brackets, or in a paragraph of its own.")
    }

    /// A quotation; a note in GitHub's form begins with its kind.
    private func quote(_ node: OpaquePointer) -> Block {
        var blocks = children(of: node).flatMap(blocks)
        guard case .paragraph(let inlines)? = blocks.first, case .text(let first)? = inlines.first,
            let match = first.wholeMatch(of: /\[!([A-Za-z]+)\]\s*/)
        else { return .quote(blocks) }
        guard let kind = MarkdownRules.notes[match.output.1.uppercased()] else {
            log.report(
                location(of: node), "There is no note of the kind \"\(match.output.1)\".",
                remedy: Spelling.remedy(
                    for: match.output.1.uppercased(), among: MarkdownRules.notes.keys.sorted(), listing: "kinds"))
            return .quote(blocks)
        }
        let rest = Array(inlines.dropFirst().drop { $0 == .softBreak || $0 == .lineBreak })
        blocks[0] = .paragraph([.strong([.text(kind)])])
        if !rest.isEmpty { blocks.insert(.paragraph(rest), at: 1) }
        return .quote(blocks)
    }

    private func paragraph(_ node: OpaquePointer) -> Block {
        if let tex = displayedFormula(node) {
            check(tex, from: Int(cmark_node_get_start_line(node)))
            return .formula(tex)
        }
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
        guard source.lines[first - 1].utf8.contains(UInt8(ascii: "$")) else { return nil }
        let text = source.lines[(first - 1)..<last].joined(separator: "\n").trimmed()
        guard text.hasPrefix("$$"), text.hasSuffix("$$"), text.count > 4 else { return nil }
        let tex = text.dropFirst(2).dropLast(2)
        return tex.contains("$$") ? nil : String(tex).trimmed()
    }

    private func list(_ node: OpaquePointer) -> Block {
        let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
        return .list(
            start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil, tight: cmark_node_get_list_tight(node) == 1,
            items: children(of: node).map(item))
    }

    /// The blocks of an item; that of a task begins with its box.
    private func item(_ node: OpaquePointer) -> [Block] {
        var blocks = children(of: node).flatMap(blocks)
        guard String(cString: cmark_node_get_type_string(node)) == "tasklist" else { return blocks }
        let box = Inline.checkbox(cmark_gfm_extensions_get_tasklist_item_checked(node))
        if case .paragraph(let inlines)? = blocks.first {
            blocks[0] = .paragraph([box, .text(" ")] + inlines)
        } else {
            blocks.insert(.paragraph([box]), at: 0)
        }
        return blocks
    }

    private func code(_ node: OpaquePointer) -> Block {
        let info = info(node)
        let nouns = [
            Self.exerciseInfo: "exercise block", Self.partInfo: "block of a part",
            Self.reviewInfo: "block of a review item",
        ]
        if let noun = nouns.first(where: { Self.looksLike($0.key, info) })?.value {
            log.report(
                location(of: node), "The \(noun) is inside a list or a quotation.",
                remedy: "Put it at the left margin, between two paragraphs.")
        } else if Self.hasExerciseKeys(literal(node)), info != "text" {
            log.report(
                location(of: node),
                "This block has the keys of an exercise and is none: "
                    + (info.isEmpty ? "it has no info string." : "its info string is \"\(info)\"."),
                remedy: "Write ```\(Self.exerciseInfo) at the left margin; for an example to read, write ```text.")
        }
        let language = info.split(separator: " ").first.map(String.init) ?? ""
        guard language == "math" else { return .code(language: language, literal(node)) }
        let tex = literal(node).trimmed()
        check(tex, from: Int(cmark_node_get_start_line(node)))
        return .formula(tex)
    }

    /// Reports what is wrong with a formula that stands alone.
    ///
    /// - Parameter line: where its block begins.
    private func check(_ tex: String, from line: Int) {
        guard let fault = Formula(tex).fault else { return }
        let before = tex.prefix(fault.offset).split(separator: "\n", omittingEmptySubsequences: false)
        // The TeX may begin in the line of its signs, or below.
        let first = String(tex.prefix { $0 != "\n" })
        let begin =
            source.location(of: first, occurrence: 0, from: line, through: line + tex.count(where: { $0 == "\n" }) + 2)
            ?? SourceLocation(file: source.file, line: line, column: 1)
        let column = (before.last?.count ?? 0) + (before.count == 1 ? begin.column : 1)
        log.report(
            SourceLocation(file: source.file, line: begin.line + before.count - 1, column: column), fault.message,
            remedy: fault.remedy)
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

    // MARK: Exercises and parts

    private func isBlock(_ node: OpaquePointer, of wanted: String) -> Bool {
        String(cString: cmark_node_get_type_string(node)) == "code_block" && Self.looksLike(wanted, info(node))
    }

    private func yaml(_ node: OpaquePointer, of wanted: String) -> YAMLBlock? {
        let info = info(node)
        let opening = location(of: node)
        guard info == wanted else {
            log.report(opening, "The info string is \"\(info)\".", remedy: "Write ```\(wanted).")
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

    /// Whether an info string is meant to open a block of a kind: `yaml exercise`, or close to it.
    static func looksLike(_ wanted: String, _ info: String) -> Bool {
        let words = info.lowercased().split(separator: " ")
        guard let last = words.last, words.count == 2, ["yaml", "yml"].contains(words[0]) else { return false }
        let noun = wanted.split(separator: " ").last.map(String.init) ?? wanted
        return Spelling.editDistance(String(last), noun) <= noun.count / 4
    }

    /// Whether a block says what only an exercise says: three of its keys at least, at the left margin.
    static func hasExerciseKeys(_ text: String) -> Bool {
        let telling: Set<Substring> = ["target", "edit", "outputs", "cases", "limits", "hints", "mistakes"]
        let keys = text.split(separator: "\n").compactMap { line -> Substring? in
            let key = line.prefix { $0.isLetter }
            return line.dropFirst(key.count).first == ":" && ExerciseParser.keys.contains(String(key)) ? key : nil
        }
        return Set(keys).count >= 3 && keys.contains(where: telling.contains)
    }

    // MARK: Runs of prose

    private func inlines(of node: OpaquePointer) -> [Inline] { children(of: node).flatMap(inline) }

    private func inline(_ node: OpaquePointer) -> [Inline] {
        if String(cString: cmark_node_get_type_string(node)) == "strikethrough" {
            return [.strikethrough(inlines(of: node))]
        }
        switch cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: return text(node)
        case CMARK_NODE_CODE: return [.code(literal(node))]
        case CMARK_NODE_EMPH: return [.emphasis(inlines(of: node))]
        case CMARK_NODE_STRONG: return [.strong(inlines(of: node))]
        case CMARK_NODE_SOFTBREAK: return [.softBreak]
        case CMARK_NODE_LINEBREAK: return [.lineBreak]
        case CMARK_NODE_HTML_INLINE: return html(node)
        case CMARK_NODE_LINK:
            return [.link(inlines(of: node), destination: string(cmark_node_get_url(node)), title: title(node))]
        case CMARK_NODE_IMAGE:
            let url = string(cmark_node_get_url(node))
            return [
                .image(
                    alt: inlines(of: node).plainText, source: url.removingPercentEncoding ?? url, title: title(node))
            ]
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            refuseFootnote(at: place(of: "[^", near: node))
            return []
        default: return []
        }
    }

    /// Words and formulas.
    private func text(_ node: OpaquePointer) -> [Inline] {
        let text = String(cString: cmark_node_get_literal(node))
        if let problem = MarkdownRules.problem(ofText: document.formulas.restored(text)) {
            log.report(place(of: problem.fragment, near: node), problem.message, remedy: problem.remedy)
        }
        // Written by its number; one that stands in the file itself has been reported.
        if let control = ControlCharacters.first(in: text), let place = found("&", near: node) {
            log.report(place, "There is a control character, \(control.name).", remedy: "Take it out.")
        }
        return document.formulas.pieces(of: text).map { piece in
            switch piece {
            case .words(let words): return .text(words)
            case .formula(let formula):
                if let fault = Formula(formula.tex).fault {
                    log.report(
                        SourceLocation(
                            file: source.file, line: formula.line, column: formula.column + fault.offset),
                        fault.message, remedy: fault.remedy)
                }
                return .formula(formula.tex)
            }
        }
    }

    private func html(_ node: OpaquePointer) -> [Inline] {
        let html = literal(node)
        if MarkdownRules.isLineBreak(html) { return [.lineBreak] }
        if let problem = MarkdownRules.problem(ofHTML: html) {
            // An element is reported once, where it begins.
            if !html.hasPrefix("</") {
                log.report(place(of: html, near: node), problem.message, remedy: problem.remedy)
            }
        }
        return []
    }

    /// Where something stands in the block that a node belongs to; the block's beginning where it is not found.
    private func place(of text: String, near node: OpaquePointer) -> SourceLocation {
        found(text, near: node) ?? location(of: block(of: node))
    }

    private func found(_ text: String, near node: OpaquePointer) -> SourceLocation? {
        let block = block(of: node)
        let (first, last) = (Int(cmark_node_get_start_line(block)), Int(cmark_node_get_end_line(block)))
        return source.location(of: text, occurrence: 0, from: first, through: max(first, last))
    }

    private func block(of node: OpaquePointer) -> OpaquePointer {
        var block = node
        while cmark_node_get_type(block).rawValue & UInt32(CMARK_NODE_TYPE_MASK) == UInt32(CMARK_NODE_TYPE_INLINE),
            let parent = cmark_node_parent(block)
        {
            block = parent
        }
        return block
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

    private func literal(_ node: OpaquePointer) -> String { document.text(cmark_node_get_literal(node)) }

    private func info(_ node: OpaquePointer) -> String {
        string(cmark_node_get_fence_info(node)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func string(_ pointer: UnsafePointer<CChar>?) -> String { document.text(pointer) }

    private func location(of node: OpaquePointer) -> SourceLocation {
        source.location(line: Int(cmark_node_get_start_line(node)), byteColumn: Int(cmark_node_get_start_column(node)))
    }
}

extension String {
    /// Without white space at either end.
    func trimmed() -> String {
        let rest = drop(while: \.isWhitespace)
        guard let last = rest.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(rest[...last])
    }
}
