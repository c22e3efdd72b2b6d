extension String {
    /// The number of columns that a terminal takes for this text; escape codes must not be in it.
    package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }

    /// This text with spaces behind it up to `width` columns.
    package func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - displayWidth))
    }

    /// This text, its end replaced by an ellipsis when it is wider than `width`.
    package func clipped(to width: Int) -> String {
        guard displayWidth > width, width > 1 else { return self }
        var kept = ""
        var used = 0
        for character in self {
            guard used + character.displayWidth <= width - 1 else { break }
            kept.append(character)
            used += character.displayWidth
        }
        return kept + "…"
    }
}

extension Character {
    /// Two columns for the wide characters of East Asia and for emoji, one for all else.
    package var displayWidth: Int {
        guard let scalar = unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            return 2
        case 0...0x1F, 0x7F...0x9F:
            return 0
        default:
            return 1
        }
    }
}
