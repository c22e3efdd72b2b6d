import Lessons

/// Code with its words, literals and comments told apart.
struct CodeHTML {
    let code: String
    let language: String

    /// A block that scrolls by itself when its lines are long.
    var html: String {
        var text = code
        while text.hasSuffix("\n") { text.removeLast() }
        let name = language.isEmpty || language == "text" ? "Code" : "Code in \(language)"
        let lines = CodeTokenizer(language).lines(text).map { $0.map(Self.html).joined() }
        return "<pre tabindex=\"0\" role=\"region\" aria-label=\"\(name.html)\"><code>"
            + "\(lines.joined(separator: "\n"))</code></pre>"
    }

    private static func html(_ token: CodeToken) -> String {
        let name: String? =
            switch token.kind {
            case .keyword: "k"
            case .type: "t"
            case .string: "s"
            case .number: "n"
            case .comment: "c"
            case .other, .unknown: nil
            }
        return name.map { "<span class=\"\($0)\">\(token.text.html)</span>" } ?? token.text.html
    }
}
