import Lessons

/// Colors code as an editor would; what is in no known language keeps one color, so that code is told from prose in any
/// case.
struct CodeHighlighter: Sendable {
    private let tokenizer: CodeTokenizer

    /// - Parameter language: as it stands behind the fence; one that is not known gets no colors inside.
    init(_ language: String) { tokenizer = CodeTokenizer(language) }

    /// The lines of a block of code.
    func lines(_ code: String) -> [[Span]] {
        tokenizer.lines(code).map { $0.map { Span($0.text, Self.styles(of: $0.kind)) } }
    }

    private static func styles(of kind: CodeToken.Kind) -> [ANSIStyle.Attribute] {
        switch kind {
        case .keyword: [.magenta]
        case .type, .number, .unknown: [.cyan]
        case .string: [.green]
        case .comment: [.dim]
        case .other: []
        }
    }
}
