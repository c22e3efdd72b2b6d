import TerminalUI

/// The keys, as they stand in the last row and in the help.
struct KeyBar: Sendable {
    struct Entry: Sendable {
        let key: String
        let short: String
        let long: String
    }

    /// In the order of the help.
    static let all = [
        Entry(key: "h", short: "hint", long: "the next hint"),
        Entry(key: "n", short: "next", long: "after a pass: the next exercise; before: the lesson"),
        Entry(key: "e", short: "editor", long: "open the file in your editor"),
        Entry(key: "p", short: "page", long: "open the lesson as a page that follows your checks"),
        Entry(key: "d", short: "details", long: "all that there is to say about the last check"),
        Entry(key: "l", short: "list", long: "all exercises, and how you stand"),
        Entry(key: "r", short: "reset", long: "back to the starter; your edit is kept"),
        Entry(key: "Space", short: "again", long: "check again"),
        Entry(key: "a", short: "all", long: "check every exercise"),
        Entry(key: "?", short: "help", long: "this page"),
        Entry(key: "q", short: "quit", long: "end"),
    ]

    /// What is left out first where there is no room; the rest stays in its order.
    private static let leastNeeded = ["a", "Space", "d", "r", "l", "p", "e", "n", "h"]

    /// As many keys as fit.
    static func line(width: Int, ansi: ANSIStyle) -> String {
        var entries = all
        func length() -> Int { entries.reduce(-2) { $0 + $1.key.count + 1 + $1.short.count + 2 } }
        for key in leastNeeded where length() > width { entries.removeAll { $0.key == key } }
        return entries.map { "\(ansi($0.key, .bold)) \(ansi($0.short, .dim))" }.joined(separator: "  ")
    }
}
