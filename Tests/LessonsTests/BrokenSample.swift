import Foundation
import Lessons
import Testing

/// A sound lesson with one thing broken in it, and what is to be said about it.
struct BrokenSample: Sendable, CustomTestStringConvertible {
    let name: String
    /// What is replaced in the sound lesson, and by what.
    let edits: [(old: String, new: String)]
    /// The text at whose first character the diagnostic points.
    let at: String
    let message: String
    let remedy: String
    /// How many diagnostics there are in all.
    let count: Int

    init(
        _ name: String, _ old: String, _ new: String, at: String, _ message: String, _ remedy: String, count: Int = 1
    ) {
        self.name = name
        edits = [(old, new)]
        self.at = at
        self.message = message
        self.remedy = remedy
        self.count = count
    }

    var testDescription: String { name }

    var text: String { edits.reduce(SampleLesson.text) { $0.replacing($1.old, with: $1.new) } }

    /// The place of `at`, found without the parser.
    var place: (line: Int, column: Int)? {
        guard let range = text.range(of: at) else { return nil }
        let before = text[..<range.lowerBound]
        let line = before.split(separator: "\n", omittingEmptySubsequences: false)
        return (line.count, (line.last?.count ?? 0) + 1)
    }
}
