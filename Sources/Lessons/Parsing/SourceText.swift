import Foundation

/// A lesson file's text by lines; line ends are brought to one form, so that every reader counts the same lines.
struct SourceText {
    let file: String
    let text: String
    let lines: [Substring]

    init(_ text: String, file: String) {
        self.file = file
        let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        self.text = LineEnds.unified(bare)
        lines = self.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Reports each line with characters that would steer the learner's terminal.
    func reportControlCharacters(in log: DiagnosticLog) {
        for (index, line) in lines.enumerated() {
            guard let control = ControlCharacters.first(in: line) else { continue }
            log.report(
                SourceLocation(file: file, line: index + 1, column: control.offset + 1),
                "There is a control character, \(control.name).", remedy: "Take it out.")
        }
    }

    /// A place by its line and byte column, both counted from 1, as cmark gives them.
    func location(line: Int, byteColumn: Int) -> SourceLocation {
        guard lines.indices.contains(line - 1) else {
            return SourceLocation(file: file, line: line, column: byteColumn)
        }
        let prefix = lines[line - 1].utf8.prefix(max(0, byteColumn - 1))
        return SourceLocation(file: file, line: line, column: String(decoding: prefix, as: UTF8.self).count + 1)
    }

    /// The first place of a text in a range of lines, from a given occurrence on.
    func location(of needle: String, occurrence: Int, from first: Int, through last: Int) -> SourceLocation? {
        var remaining = occurrence
        for line in first...max(first, last) where lines.indices.contains(line - 1) {
            let content = lines[line - 1]
            for range in content.ranges(of: needle) {
                if remaining == 0 {
                    let column = content.distance(from: content.startIndex, to: range.lowerBound) + 1
                    return SourceLocation(file: file, line: line, column: column)
                }
                remaining -= 1
            }
        }
        return nil
    }
}
