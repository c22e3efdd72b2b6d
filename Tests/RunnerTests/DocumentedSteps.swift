import Foundation

/// What a page of `docs/` tells its reader to do, in its order.
struct DocumentedSteps: Sendable {
    enum Step: Sendable {
        /// A file that is given whole, by its path: a line that names it stands above it.
        case file(path: String, text: String)
        /// A command, and what it prints; nothing where the page does not show that.
        case command(line: String, prints: [String])
    }

    let page: String
    let steps: [Step]

    /// Reads a page by its name in `docs/`.
    init(of name: String) throws {
        page = try String(contentsOf: MiniCourse.project.appending(path: "docs/\(name)"), encoding: .utf8)
        var steps: [Step] = []
        var lines = page.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var path: String?
        while let line = lines.popFirst() {
            if let named = line.wholeMatch(of: /`([^`\s]+\/[^`]+|course\.yml)`:/) {
                path = String(named.1)
            } else if line.hasPrefix("```") {
                let fence = String(line.prefix { $0 == "`" })
                let block = lines.prefix { $0 != fence }
                lines = lines.dropFirst(block.count + 1)
                if let path {
                    steps.append(.file(path: path, text: block.map { $0 + "\n" }.joined()))
                } else if line.dropFirst(fence.count) == "console", let first = block.first, first.hasPrefix("$ ") {
                    steps.append(
                        .command(
                            line: String(first.dropFirst("$ ".count)), prints: block.dropFirst().map(String.init)))
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
