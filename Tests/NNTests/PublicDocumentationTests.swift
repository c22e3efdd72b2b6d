import Foundation
import Testing

/// What is public says what it is, and what it throws.
@Suite struct PublicDocumentationTests {
    @Test(arguments: ["NN", "Explaining", "Imaging", "ExerciseKit", "Starter", "Lessons", "Grading"])
    func publicDeclarations_sayWhatTheyAre(module: String) throws {
        let sources = Fixture.root.appending(path: "Sources/\(module)")
        var declarations = 0
        for case let file as URL in try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        where file.pathExtension == "swift" {
            for declaration in Declaration.all(in: try String(contentsOf: file, encoding: .utf8)) {
                declarations += 1
                let place = "\(module)/\(file.lastPathComponent): \(declaration.signature.prefix(80))"
                #expect(!declaration.comment.isEmpty, "\(place) has no comment")
                #expect(!declaration.comment.hasPrefix("Creates "), "\(place) says only that it creates")
                if declaration.throwsErrors {
                    #expect(declaration.comment.contains("- Throws: "), "\(place) does not say what it throws")
                }
            }
        }
        #expect(declarations > 0)
    }

    @Test func declarations_areFoundWithTheirComments() {
        let found = Declaration.all(
            in: """
                /// One.
                ///
                /// - Throws: `Fault`.
                @discardableResult
                public func one(
                    _ body: () throws -> Void
                )
                throws(Fault) -> Int
                {
                public let two = 2
                /// Three.
                public func three(_ body: () throws -> Void) rethrows {
                    public init() {}
                """)
        #expect(found.map(\.comment) == ["One.\n\n- Throws: `Fault`.", "", "Three.", ""])
        #expect(found.map(\.throwsErrors) == [true, false, false, false])
    }

    /// A line that begins with `public`, with what stands before and behind it.
    private struct Declaration {
        let comment: String
        /// Up to the brace that opens a body.
        let signature: String

        /// Whether `throws` stands behind the parameters, and not within them.
        var throwsErrors: Bool {
            var (depth, outside) = (0, "")
            for character in signature {
                if character == ")" { depth -= 1 }
                if depth == 0 { outside.append(character) }
                if character == "(" { depth += 1 }
            }
            return outside.split(whereSeparator: { !$0.isLetter }).contains("throws")
        }

        static func all(in source: String) -> [Declaration] {
            let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            return lines.indices.filter { lines[$0].hasPrefix("public ") && !lines[$0].hasPrefix("public extension") }
                .map { place in
                    let before = lines[..<place].reversed().drop { $0.hasPrefix("@") }.prefix { $0.hasPrefix("///") }
                    let text = before.reversed().map { $0.dropFirst(3).drop { $0 == " " } }.joined(separator: "\n")
                    // A body follows sooner or later; what has none is one line.
                    let rest = lines[place...]
                    let end = isCallable(lines[place]) ? rest.firstIndex { $0.contains("{") } ?? place : place
                    let signature = rest[...end].joined(separator: " ").prefix { $0 != "{" }
                    return Declaration(comment: text, signature: String(signature))
                }
        }

        private static func isCallable(_ line: String) -> Bool {
            ["func ", "init(", "init?(", "init<", "subscript"].contains { line.contains($0) }
        }
    }
}
