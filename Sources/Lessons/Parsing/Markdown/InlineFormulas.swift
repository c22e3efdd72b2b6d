/// The formulas inside of lines, taken out of a text before it is read as Markdown, which would take their backslashes,
/// underscores, stars and bars for its own.
///
/// GitHub's rule: between single dollar signs, no space inside of them, no digit after the last; `$$` and ``$` `` serve as
/// well. In the formula's place stands a token that means nothing to Markdown.
struct InlineFormulas {
    struct Formula {
        /// Between the signs.
        let tex: String
        /// With the signs.
        let written: String
        /// Where the TeX begins: the line, and the column in characters, both from 1.
        let line: Int
        let column: Int
    }

    private(set) var formulas: [Formula] = []
    /// The text with tokens, as many lines as before.
    private(set) var lines: [String] = []

    private static let opening: Character = "\u{E000}"
    private static let closing: Character = "\u{E001}"

    init(_ source: [String]) {
        for (index, line) in source.enumerated() {
            lines.append(line.utf8.contains(UInt8(ascii: "$")) ? shielded(line, number: index + 1) : line)
        }
    }

    private mutating func shielded(_ line: String, number: Int) -> String {
        let characters = Array(line)
        var text = ""
        var position = 0
        while position < characters.count {
            let character = characters[position]
            if character == "\\", position + 1 < characters.count {
                text.append(contentsOf: characters[position...(position + 1)])
                position += 2
            } else if character == "`" {
                let end = Self.codeEnd(in: characters, from: position)
                text.append(contentsOf: characters[position..<end])
                position = end
            } else if character == "$", let (tex, end) = Self.formula(in: characters, from: position) {
                text += "\(Self.opening)\(formulas.count)\(Self.closing)"
                formulas.append(
                    Formula(
                        tex: String(characters[tex]), written: String(characters[position..<end]), line: number,
                        column: tex.lowerBound + 1))
                position = end
            } else {
                let run = character == "$" ? characters[position...].prefix { $0 == "$" }.count : 1
                text.append(contentsOf: characters[position..<(position + run)])
                position += run
            }
        }
        return text
    }

    /// The end of a code span: behind as many backticks as it begins with, or behind those where nothing ends it.
    private static func codeEnd(in characters: [Character], from start: Int) -> Int {
        let count = characters[start...].prefix { $0 == "`" }.count
        var position = start + count
        while let next = characters[position...].firstIndex(of: "`") {
            let run = characters[next...].prefix { $0 == "`" }.count
            if run == count { return next + run }
            position = next + run
        }
        return start + count
    }

    /// The formula that begins at a dollar sign: its TeX, and the end of all.
    private static func formula(in characters: [Character], from start: Int) -> (tex: Range<Int>, end: Int)? {
        func formula(_ signs: String, _ ending: String) -> (tex: Range<Int>, end: Int)? {
            let (first, last) = (Array(signs), Array(ending))
            guard characters[start...].starts(with: first) else { return nil }
            let begin = start + first.count
            var end = begin
            while end + last.count <= characters.count {
                if characters[end] == "\\" {
                    end += 2
                } else if characters[end...].starts(with: last) {
                    let inner = characters[begin..<end]
                    let isSound = inner.contains { !$0.isWhitespace } && !inner.contains("$")
                    return isSound ? (begin..<end, end + last.count) : nil
                } else {
                    end += 1
                }
            }
            return nil
        }
        if let found = formula("$$", "$$") ?? formula("$`", "`$") { return found }
        guard let found = formula("$", "$"), let first = characters[found.tex].first, !first.isWhitespace,
            let last = characters[found.tex].last, !last.isWhitespace
        else { return nil }
        let follows = found.end < characters.count && characters[found.end].isASCII && characters[found.end].isNumber
        return follows ? nil : found
    }

    /// A text with the formulas as they were written: code, addresses, HTML.
    func restored(_ text: String) -> String {
        guard text.contains(Self.opening) else { return text }
        return pieces(of: text).map { piece in
            switch piece {
            case .words(let text): text
            case .formula(let formula): formula.written
            }
        }.joined()
    }

    /// A text in its pieces: words, and formulas.
    func pieces(of text: String) -> [Piece] {
        guard text.contains(Self.opening) else { return [.words(text)] }
        var pieces: [Piece] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: Self.opening), let end = rest[start...].firstIndex(of: Self.closing) {
            if start > rest.startIndex { pieces.append(.words(String(rest[..<start]))) }
            if let index = Int(rest[rest.index(after: start)..<end]), formulas.indices.contains(index) {
                pieces.append(.formula(formulas[index]))
            }
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.words(String(rest))) }
        return pieces
    }

    enum Piece {
        case words(String)
        case formula(Formula)
    }
}
