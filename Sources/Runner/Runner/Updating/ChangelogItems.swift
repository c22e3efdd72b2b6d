/// A section of the changelog as single things: points, each as one line, without Markdown's links and marks.
struct ChangelogItems: Sendable, Equatable {
    let items: [String]

    init(_ lines: [String]) {
        var items: [String] = []
        var isOpen = false
        for line in lines {
            let text = line.trimmingPrefix { $0 == " " }
            if text.hasPrefix("- ") || text.hasPrefix("* ") {
                items.append(String(text.dropFirst(2)))
                isOpen = true
            } else if text.isEmpty {
                isOpen = false
            } else if isOpen {
                items[items.count - 1] += " " + text
            }
            // What introduces a list of points says nothing by itself.
        }
        self.items = items.map { item in
            item.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }.replacing("**", with: "")
        }
    }
}
