import Foundation

/// What `docs/classroom.md` tells an instructor to do, in its order, and the keys of its plan.
struct ClassroomPage: Sendable {
    enum Step: Sendable {
        /// A file that has to be what the page shows.
        case file(path: String, text: String)
        /// A command, and what it prints; nothing where the page does not show that.
        case command(String, prints: [String])
    }

    let steps: [Step]
    /// The examples of the plan's table, by key.
    let examples: [(key: String, example: String)]

    init(_ text: String) {
        var steps: [Step] = []
        var examples: [(key: String, example: String)] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var path: String?
        while let line = lines.popFirst() {
            if let named = line.wholeMatch(of: /`([a-z0-9-]+\/[^`]+)`:/) {
                path = String(named.1)
            } else if let row = line.wholeMatch(of: /\| `([a-z0-9]+)` \| .* \| `([a-z0-9]+: .*)` \|/) {
                examples.append((String(row.1), String(row.2)))
            } else if line.hasPrefix("```") {
                let block = lines.prefix { $0 != "```" }
                lines = lines.dropFirst(block.count + 1)
                if let named = path {
                    steps.append(.file(path: named, text: block.map { $0 + "\n" }.joined()))
                } else if line == "```console", let first = block.first, first.hasPrefix("$ ") {
                    steps.append(
                        .command(String(first.dropFirst(2)), prints: block.dropFirst().map(String.init)))
                }
                path = nil
            }
        }
        self.steps = steps
        self.examples = examples
    }
}
