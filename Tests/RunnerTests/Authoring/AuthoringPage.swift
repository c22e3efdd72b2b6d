import Foundation

/// What `docs/authoring.md` or `docs/own-course.md` tells an author to do, in its order.
struct AuthoringPage: Sendable {
    enum Step: Sendable {
        /// A file that is given whole, by its path relative to the course.
        case file(path: String, text: String)
        /// A command, and what it prints; nothing where the page does not show that.
        case command(line: String, prints: [String])
    }

    let steps: [Step]

    init(_ text: String) {
        var steps: [Step] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var path: String?
        while let line = lines.popFirst() {
            if let named = line.wholeMatch(of: /`(Lessons\/[^`]+|course\.yml)`:/) {
                path = String(named.1)
            } else if line.hasPrefix("```") {
                let fence = String(line.prefix { $0 == "`" })
                let block = lines.prefix { $0 != fence }
                lines = lines.dropFirst(block.count + 1)
                if let path {
                    steps.append(.file(path: path, text: block.map { $0 + "\n" }.joined()))
                } else if line.dropFirst(fence.count) == "console",
                    let command = block.first?.dropFirst("$ ".count)
                {
                    steps.append(
                        .command(
                            line: String(command),
                            prints: block.dropFirst().map(String.init)))
                }
                path = nil
            }
        }
        self.steps = steps
    }

    /// A line without what differs from one run to the next: times.
    static func steady(_ line: some StringProtocol) -> String {
        String(line).replacing(/[0-9.]+ s$/, with: "... s")
    }
}
