import Foundation

/// What the compiler makes of a Swift file: its tokens, and whether they touch each other, stand apart or in different lines; no
/// comments, no blank lines, no indentation.
///
/// Texts count as they stand, with what is interpolated in them, and so do the arguments of attributes.
package struct SwiftProgram: Sendable, Equatable {
    /// What is between a token and the one before: it tells operators apart, and where a statement ends.
    private enum Gap: Sendable { case none, space, line }

    private struct Token: Sendable, Equatable {
        var gap: Gap
        var bytes: [UInt8]
    }

    private let tokens: [Token]

    /// Reads a file; nil where it may hold a regular expression, in which what looks like a comment is none.
    package init?(_ source: Data) {
        let bytes = [UInt8](source)
        var scanner = SwiftTokens(source)
        var tokens: [Token] = []
        var end = 0
        while let token = scanner.next() {
            // Comments count as the white space that they are.
            let between = bytes[end..<token.offset]
            let isLine = tokens.isEmpty || between.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            let gap: Gap = isLine ? .line : between.isEmpty ? .none : .space
            if Self.mayBeginExpression(bytes, at: token.offset, after: gap == .none ? tokens.last?.bytes : nil) {
                return nil
            }
            end = min(scanner.end, bytes.count)
            tokens.append(Token(gap: gap, bytes: Array(bytes[token.offset..<end])))
        }
        self.tokens = tokens
    }

    /// Whether a regular expression could begin with a slash that is no division.
    ///
    /// - Parameter neighbor: the token that it touches.
    private static func mayBeginExpression(_ bytes: [UInt8], at place: Int, after neighbor: [UInt8]?) -> Bool {
        let slash = UInt8(ascii: "/")
        if bytes[place] == UInt8(ascii: "#"), bytes[place...].drop(while: { $0 == UInt8(ascii: "#") }).first == slash {
            return true
        }
        guard bytes[place] == slash, place + 1 < bytes.count, !" \t\r\n".utf8.contains(bytes[place + 1]) else {
            return false
        }
        // What closes, and words, are divided by what touches them.
        guard let last = neighbor?.last else { return true }
        return "([{,;:=!&|<>~^+-*%?".utf8.contains(last)
    }
}
