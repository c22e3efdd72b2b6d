import Foundation

/// The words and attributes of a Swift file, in order; comments and texts are passed over, all else is `other`.
package struct SwiftTokens {
    package enum Kind: Equatable {
        /// A word outside of texts and comments, also a keyword; in backticks it is `other`.
        case word(String)
        /// The name behind an `@`, its arguments passed over.
        case attribute(String)
        case other
    }

    private let bytes: [UInt8]
    private var place = 0
    /// Where the last token ends.
    var end: Int { place }

    package init(_ source: Data) { bytes = [UInt8](source) }

    /// The next token, and where it begins in bytes; nil at the end.
    package mutating func next() -> (kind: Kind, offset: Int)? {
        skipSpace()
        guard place < bytes.count else { return nil }
        let offset = place
        if skipText() { return (.other, offset) }
        if bytes[place] == UInt8(ascii: "@") {
            place += 1
            skipSpace()
            let name = word()
            skipArguments()
            return (.attribute(name), offset)
        }
        let word = word()
        if !word.isEmpty { return (.word(word), offset) }
        if bytes[place] == UInt8(ascii: "`") {
            place += 1
            _ = self.word()
        }
        place += 1
        return (.other, offset)
    }

    /// A source without its comments and its spacing: tokens alone, with a line feed between two.
    package static func withoutSpace(_ source: Data) -> Data {
        var scanner = SwiftTokens(source)
        var tokens: [UInt8] = []
        while let token = scanner.next() {
            tokens += scanner.bytes[token.offset..<min(scanner.place, scanner.bytes.count)]
            tokens.append(UInt8(ascii: "\n"))
        }
        return Data(tokens)
    }

    /// What stands behind `import`: the module, or `struct NN.Tensor`.
    package mutating func importedModule() -> String {
        let kinds: Set<String> = ["typealias", "struct", "class", "enum", "protocol", "let", "var", "func"]
        skipSpace()
        var name = word()
        if kinds.contains(name) {
            skipSpace()
            name += " " + word()
        }
        while peek() == UInt8(ascii: ".") {
            place += 1
            name += "." + word()
        }
        return name
    }

    private func peek(_ ahead: Int = 0) -> UInt8? { place + ahead < bytes.count ? bytes[place + ahead] : nil }

    private mutating func word() -> String {
        let start = place
        while let byte = peek(), Self.isWord(byte) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Letters, digits, underscores, and all beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }

    // MARK: What is passed over

    private func begins(with text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes.dropFirst(place).starts(with: $0) }
    }

    /// White space and comments, which may be nested.
    private mutating func skipSpace() {
        while let byte = peek() {
            if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
                place += 1
            } else if begins(with: "//") {
                while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { place += 1 }
            } else if begins(with: "/*") {
                var depth = 0
                repeat {
                    if begins(with: "/*") {
                        (depth, place) = (depth + 1, place + 2)
                    } else if begins(with: "*/") {
                        (depth, place) = (depth - 1, place + 2)
                    } else {
                        place += 1
                    }
                } while depth > 0 && place < bytes.count
            } else {
                return
            }
        }
    }

    /// `(...)`, with all that is nested in it.
    private mutating func skipArguments() {
        guard peek() == UInt8(ascii: "(") else { return }
        var depth = 0
        repeat {
            skipSpace()
            if skipText() { continue }
            if peek() == UInt8(ascii: "(") { depth += 1 }
            if peek() == UInt8(ascii: ")") { depth -= 1 }
            place += 1
        } while depth > 0 && place < bytes.count
    }

    /// A text in one or in three quotes, with or without `#`, and what is interpolated in it.
    private mutating func skipText() -> Bool {
        var marks = 0
        while peek(marks) == UInt8(ascii: "#") { marks += 1 }
        let quote = UInt8(ascii: "\"")
        guard peek(marks) == quote else { return false }
        place += marks
        let quotes = peek(1) == quote && peek(2) == quote ? 3 : 1
        place += quotes
        while let byte = peek() {
            if byte == UInt8(ascii: "\\"), (0..<marks).allSatisfy({ peek(1 + $0) == UInt8(ascii: "#") }) {
                place += 1 + marks
                if peek() == UInt8(ascii: "(") { skipArguments() } else { place += 1 }
            } else if (0..<quotes).allSatisfy({ peek($0) == quote }),
                (0..<marks).allSatisfy({ peek(quotes + $0) == UInt8(ascii: "#") })
            {
                place += quotes + marks
                return true
            } else if quotes == 1, byte == UInt8(ascii: "\n") {
                // It is never closed, which the compiler says.
                return true
            } else {
                place += 1
            }
        }
        return true
    }
}
