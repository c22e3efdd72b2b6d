/// Finds formulas between single dollar signs, by GitHub's rule: no space inside the signs, no digit after the last.
enum InlineFormulas {
    static func split(_ text: String) -> [Inline] {
        // Most prose has no formula, and making the regular expression takes longer than reading the rest of a lesson.
        guard text.utf8.contains(UInt8(ascii: "$")) else { return [.text(text)] }
        var parts: [Inline] = []
        var rest = text[...]
        while let match = rest.firstMatch(of: /\$([^\s$](?:[^$]*[^\s$])?)\$(?![0-9])/) {
            if match.range.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<match.range.lowerBound]))) }
            parts.append(.formula(String(match.output.1)))
            rest = rest[match.range.upperBound...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        return parts
    }
}
