/// Colors code as an editor would, in the few languages that lessons are written in.
///
/// It knows words, strings, numbers and comments, not grammar; what it does not know keeps one color, so that code is told
/// from prose in any case.
struct CodeHighlighter: Sendable {
    private let language: Language?

    /// - Parameter language: as it stands behind the fence; one that is not known gets no colors inside.
    init(_ language: String) { self.language = Language(named: language.lowercased()) }

    /// The lines of a block of code.
    func lines(_ code: String) -> [[Span]] {
        var state = State.code
        return code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let line = String(line).replacing("\t", with: "    ")
            guard let language else { return [Span(line, [.cyan])] }
            return spans(line, language, &state)
        }
    }

    /// What a line begins in, because the line before left it open.
    private enum State: Equatable {
        case code, comment
        case string(String)
    }

    private func spans(_ line: String, _ language: Language, _ state: inout State) -> [Span] {
        var spans: [Span] = []
        var rest = line[...]
        func take(_ count: Int, _ styles: [ANSIStyle.Attribute]) {
            guard count > 0 else { return }
            spans.append(Span(String(rest.prefix(count)), styles))
            rest = rest.dropFirst(count)
        }
        /// Takes what lies before an end that is known, and the end.
        func take(to end: String, _ styles: [ANSIStyle.Attribute]) {
            guard let range = rest.firstRange(of: end) else { return take(rest.count, styles) }
            take(rest.distance(from: rest.startIndex, to: range.upperBound), styles)
            state = .code
        }
        while let first = rest.first {
            switch state {
            case .comment: take(to: "*/", [.dim])
            case .string(let end): take(to: end, [.green])
            case .code:
                if rest.hasPrefix(language.comment) {
                    take(rest.count, [.dim])
                } else if language.hasBlockComments, rest.hasPrefix("/*") {
                    state = .comment
                } else if let quotes = language.longQuotes.first(where: rest.hasPrefix) {
                    take(quotes.count, [.green])
                    state = .string(quotes)
                } else if language.quotes.contains(first) {
                    take(Self.stringLength(rest, first), [.green])
                } else if first.isLetter || first == "_" || language.marks.contains(first) {
                    let word = first.isLetter || first == "_" ? "" : String(first)
                    let name = word + rest.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                    take(max(name.count, 1), language.styles(of: name))
                } else if first.isNumber {
                    take(rest.prefix { $0.isHexDigit || "xob._".contains($0) }.count, [.cyan])
                } else {
                    take(1, [])
                }
            }
        }
        return spans
    }

    /// A string on one line, its quotes included; what is escaped does not end it.
    private static func stringLength(_ text: Substring, _ quote: Character) -> Int {
        var length = 1
        var isEscaped = false
        for character in text.dropFirst() {
            length += 1
            if character == quote, !isEscaped { return length }
            isEscaped = character == "\\" && !isEscaped
        }
        return length
    }
}

extension CodeHighlighter {
    /// What is to be known of a language.
    private struct Language: Sendable {
        var comment: String
        var hasBlockComments = false
        var quotes: Set<Character> = ["\""]
        /// Quotes of strings that go over several lines.
        var longQuotes: [String] = []
        /// Signs that begin a word, as `@` does.
        var marks: Set<Character> = []
        var keywords: Set<String>

        func styles(of word: String) -> [ANSIStyle.Attribute] {
            if keywords.contains(word) || word.first.map(marks.contains) ?? false && word.count > 1 {
                return [.magenta]
            }
            // Types are written with a capital.
            return word.first?.isUppercase == true ? [.cyan] : []
        }

        init?(named name: String) {
            switch name {
            case "swift":
                (comment, hasBlockComments, longQuotes) = ("//", true, ["\"\"\""])
                (marks, keywords) = (["@", "#"], Self.swift)
            case "python", "py":
                (comment, quotes, longQuotes) = ("#", ["\"", "'"], ["\"\"\"", "'''"])
                (marks, keywords) = (["@"], Self.python)
            case "sh", "bash", "shell", "console":
                (comment, quotes, keywords) = ("#", ["\"", "'"], Self.shell)
            default: return nil
            }
        }

        private static let swift = words(
            """
            actor any as associatedtype async await borrowing break case catch class consuming continue default defer deinit do
            else enum extension fallthrough false fileprivate final for func get guard if import in indirect init inout
            internal is isolated lazy let mutating nil nonisolated open operator override package precedencegroup private
            protocol public repeat required rethrows return self Self sending set some static struct subscript super switch
            throw throws true try typealias unowned var weak where while
            """)

        private static let python = words(
            """
            and as assert async await break class continue def del elif else except False finally for from global if import
            in is lambda None nonlocal not or pass raise return True try while with yield
            """)

        private static let shell = words("case do done elif else esac export fi for function if in then while")

        private static func words(_ text: String) -> Set<String> {
            Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
        }
    }
}
