/// What GitHub shows and a terminal does not: refused where it stands, so that nothing is dropped in silence.
enum MarkdownRules {
    /// What is wrong with HTML, if anything; a comment and a line break are no elements of a page.
    static func problem(ofHTML html: String) -> (message: String, remedy: String)? {
        if html.hasPrefix("<!--") || isLineBreak(html) { return nil }
        guard let match = html.firstMatch(of: /<\/?([A-Za-z][A-Za-z0-9-]*)/) else {
            return ("HTML is not shown.", "Write it as text, or in backticks.")
        }
        let name = match.output.1.lowercased()
        let remedy =
            switch name {
            case "img", "picture", "figure": "Write the picture as ![what it shows](pictures/name.png)."
            case "a": "Write the link as [words](address)."
            case "details", "summary": "Nothing can be folded here: write it as a paragraph of its own, or as a hint."
            case "sub", "sup": "Write it as a formula: $x_1$, $x^2$."
            case "b", "strong": "Write **words**."
            case "i", "em": "Write *words*."
            case "code", "pre", "kbd": "Write it in backticks."
            case "del", "s", "strike": "Write ~~words~~."
            case "table", "tr", "td", "th": "Write the table with | between the cells."
            case "hr": "Write a line of three hyphens."
            default: "Take it out, or write < as \\<."
            }
        return ("<\(name)> is HTML, which is not shown.", remedy)
    }

    /// `<br>`, in any spelling.
    static func isLineBreak(_ html: String) -> Bool { html.wholeMatch(of: /\s*<br\s*\/?>\s*/.ignoresCase()) != nil }

    /// What is wrong with words that were meant for a link or a picture, if anything: they would be shown with their brackets.
    static func problem(ofText text: String) -> (fragment: String, message: String, remedy: String)? {
        // Nearly all text has no bracket left, and an expression takes long to be made.
        guard text.utf8.contains(UInt8(ascii: "]")), let match = text.firstMatch(of: /(!?)\[([^\[\]]*)\]\(([^()]*)\)/)
        else { return nil }
        let target = match.output.3
        guard !target.isEmpty else { return nil }
        let noun = match.output.1.isEmpty ? "link" : "picture"
        return (
            String(match.output.0),
            "This is not read as a \(noun)\(target.contains(" ") ? ": its path has a space" : "").",
            "Write \(match.output.1)[\(match.output.2)](<\(target)>), the path between < and >."
        )
    }

    /// The heading of a note in GitHub's form, `> [!NOTE]`, by its kind in capitals.
    static let notes = [
        "NOTE": "Note", "TIP": "Tip", "IMPORTANT": "Important", "WARNING": "Warning", "CAUTION": "Caution",
    ]
}
