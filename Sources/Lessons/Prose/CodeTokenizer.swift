/// A piece of code that an editor would give a color of its own.
public struct CodeToken: Sendable, Hashable {
    /// What a piece is.
    public enum Kind: Sendable, Hashable {
        /// A word of the language, or an attribute.
        case keyword
        /// A name with a capital.
        case type
        case string, number, comment
        /// Anything else in a language that is known.
        case other
        /// Code in a language that is not.
        case unknown
    }

    /// The characters.
    public let text: String
    /// What they are.
    public let kind: Kind
}

/// Takes code to pieces as an editor would, in the few languages that lessons are written in.
///
/// It knows words, strings, numbers and comments, not grammar.
public struct CodeTokenizer: Sendable {
    private let language: Language?

    /// Knows a language by its name.
    ///
    /// - Parameter language: as it stands behind the fence; one that is not known is left in one piece.
    public init(_ language: String) { self.language = Language(named: language.lowercased()) }

    /// The pieces of each line of a block of code.
    public func lines(_ code: String) -> [[CodeToken]] {
        var state = State.code
        return code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let line = String(line).replacing("\t", with: "    ")
            guard let language else { return [CodeToken(text: line, kind: .unknown)] }
            return tokens(line, language, &state)
        }
    }

    /// What a line begins in, because the line before left it open.
    private enum State: Equatable {
        case code, comment
        case string(String)
    }

    private func tokens(_ line: String, _ language: Language, _ state: inout State) -> [CodeToken] {
        var tokens: [CodeToken] = []
        var rest = line[...]
        func take(_ count: Int, _ kind: CodeToken.Kind) {
            guard count > 0 else { return }
            tokens.append(CodeToken(text: String(rest.prefix(count)), kind: kind))
            rest = rest.dropFirst(count)
        }
        /// Takes what lies before an end that is known, and the end.
        func take(to end: String, _ kind: CodeToken.Kind) {
            guard let range = rest.firstRange(of: end) else { return take(rest.count, kind) }
            take(rest.distance(from: rest.startIndex, to: range.upperBound), kind)
            state = .code
        }
        while let first = rest.first {
            switch state {
            case .comment: take(to: "*/", .comment)
            case .string(let end): take(to: end, .string)
            case .code:
                if rest.hasPrefix(language.comment) {
                    take(rest.count, .comment)
                } else if language.hasBlockComments, rest.hasPrefix("/*") {
                    state = .comment
                } else if let quotes = language.longQuotes.first(where: rest.hasPrefix) {
                    take(quotes.count, .string)
                    state = .string(quotes)
                } else if language.quotes.contains(first) {
                    take(Self.stringLength(rest, first), .string)
                } else if first.isLetter || first == "_" || language.marks.contains(first) {
                    let word = first.isLetter || first == "_" ? "" : String(first)
                    let name = word + rest.dropFirst(word.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                    take(max(name.count, 1), language.kind(of: name))
                } else if first.isNumber {
                    take(rest.prefix { $0.isHexDigit || "xob._".contains($0) }.count, .number)
                } else {
                    take(1, .other)
                }
            }
        }
        return tokens
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

extension CodeTokenizer {
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

        func kind(of word: String) -> CodeToken.Kind {
            if keywords.contains(word) || word.first.map(marks.contains) ?? false && word.count > 1 { return .keyword }
            return word.first?.isUppercase == true ? .type : .other
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
