/// Code with its words, literals and comments told apart, in Swift and in Python.
struct CodeHTML {
    let code: String
    let language: String

    /// A block that scrolls by itself when its lines are long.
    var html: String {
        var text = code
        while text.hasSuffix("\n") { text.removeLast() }
        let name = language.isEmpty || language == "text" ? "Code" : "Code in \(language)"
        return "<pre tabindex=\"0\" role=\"region\" aria-label=\"\(name.html)\"><code>\(colored(text))</code></pre>"
    }

    private var keywords: Set<Substring> {
        switch language {
        case "swift":
            [
                "let", "var", "func", "return", "if", "else", "for", "in", "while", "guard", "import", "public",
                "struct",
                "switch", "case", "true", "false", "nil", "where", "throw", "throws", "try", "private", "static",
            ]
        case "python":
            [
                "def", "return", "for", "in", "if", "else", "with", "as", "import", "from", "lambda", "True", "False",
                "None",
            ]
        default: []
        }
    }

    private func colored(_ text: String) -> String {
        guard language == "swift" || language == "python" else { return text.html }
        let comment = language == "swift" ? "//" : "#"
        var result = ""
        var rest = Substring(text)
        func take(_ piece: Substring, _ kind: String?) {
            let escaped = String(piece).html
            result += kind.map { "<span class=\"\($0)\">\(escaped)</span>" } ?? escaped
            rest = rest.dropFirst(piece.count)
        }
        while let first = rest.first {
            if rest.hasPrefix(comment) {
                take(rest.prefix { $0 != "\n" }, "c")
            } else if first == "\"" {
                let inner = rest.dropFirst().prefix { $0 != "\"" && $0 != "\n" }
                take(rest.prefix(inner.count + 2), "s")
            } else if first.isLetter || first == "_" {
                let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                take(word, keywords.contains(word) ? "k" : nil)
            } else if first.isNumber {
                take(rest.prefix { $0.isNumber || $0 == "." || $0 == "_" || $0 == "e" }, "n")
            } else {
                take(rest.prefix(1), nil)
            }
        }
        return result
    }
}
