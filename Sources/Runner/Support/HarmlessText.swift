extension StringProtocol {
    /// This text without what could steer a terminal: escape codes lose their escape, and nothing is hidden or turned around.
    ///
    /// Line feeds and tabs stay. For words that come from elsewhere, before our own colors are put around them.
    package var harmless: String {
        guard unicodeScalars.contains(where: \.steersTerminals) else { return String(self) }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !$0.steersTerminals }))
    }
}

extension Unicode.Scalar {
    /// Whether this is no text: a control of a terminal (C0, DEL, C1), a mark that turns the direction of writing, a
    /// separator of lines that terminals do not agree on, a letter that cannot be seen (tags, U+FEFF and its like).
    ///
    /// What joins letters (U+200C, U+200D) belongs to the writing of many languages, and to emoji.
    package var steersTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }
}
