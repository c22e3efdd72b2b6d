import Support

/// What may go to a terminal: text, and the few codes that we write ourselves.
///
/// Every word that comes from elsewhere has lost its codes already where it was read (`harmless`); this is the last door, which
/// all text goes through, so that none that was forgotten can move the cursor, change the window's title or hide a line.
package enum TerminalText {
    /// The text without any code but colors (`ESC [ 1 ; 31 m`), links to files and pages (`ESC ] 8 ; ; ... ESC \`), and the
    /// clearing of our own line (`CR ESC [ K`).
    package static func onlyOurCodes(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.steersTerminals) else { return text }
        var rest = text.unicodeScalars[...]
        var kept = String.UnicodeScalarView()
        while let scalar = rest.first {
            if scalar.steersTerminals {
                let length = codeLength(rest)
                kept.append(contentsOf: rest.prefix(length))
                rest = rest.dropFirst(max(length, 1))
            } else {
                kept.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return String(kept)
    }

    /// How long the code of ours is that the text begins with; 0 when it begins with none.
    private static func codeLength(_ text: Substring.UnicodeScalarView) -> Int {
        let start = String(String.UnicodeScalarView(text.prefix(4096)))
        if let found = start.prefixMatch(of: #/\r\u{1B}\[K/#) { return found.0.unicodeScalars.count }
        if let found = start.prefixMatch(of: #/\u{1B}\[([0-9]{1,2}(?:;[0-9]{1,2})*)m/#) {
            let styles = found.1.split(separator: ";").compactMap { Int($0) }
            return styles.allSatisfy { $0 == 0 || ANSIStyle.Attribute(rawValue: $0) != nil }
                ? found.0.unicodeScalars.count : 0
        }
        if let found = start.prefixMatch(of: #/\u{1B}\]8;;(?:(?:file|https?):[!-~]*)?\u{1B}\\/#) {
            return found.0.unicodeScalars.count
        }
        return 0
    }
}
