import Lessons

/// The headings, exercises and parts of a lesson, to jump to.
struct ContentsHTML {
    let blocks: [Block]

    var html: String {
        let items = blocks.compactMap { block -> String? in
            guard case .heading(2, let words) = block else { return nil }
            let text = words.plainText
            return "<li><a href=\"#\(ProseHTML.anchor(text))\">\(text.html)</a></li>"
        }
        guard items.count > 1 else { return "" }
        return "<nav class=\"contents\" aria-label=\"In this lesson\"><ol>\(items.joined())</ol></nav>"
    }
}
