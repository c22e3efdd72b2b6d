import TerminalUI

extension TextPage {
    /// What the keys do.
    package static let help = TextPage { size in
        let plain = ANSIStyle(colors: false, unicode: false)
        let keys = KeyBar.all.flatMap { entry in
            Paragraph([Span(entry.long)]).lines(width: max(10, size.columns - 9), ansi: plain).enumerated().map {
                "  \(($0 == 0 ? entry.key : "").padded(to: 7))\($1)"
            }
        }
        let width = size.columns
        let words = [
            "The exercise is checked whenever you save its file. A save during a check ends it and begins the next; every key "
                + "works meanwhile.", "Arrows, Space and b turn a page like this one; any other key puts it away.",
        ]
        let prose = words.map { Paragraph([Span($0)]).lines(width: min(width, 80), ansi: plain) }
        return [PageLine]([prose[0], [""], keys, [""], prose[1]].flatMap(\.self))
    }
}
