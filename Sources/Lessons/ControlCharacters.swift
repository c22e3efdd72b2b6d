/// Characters that steer a terminal or reorder a line, and have no business in a text.
public enum ControlCharacters {
    /// Whether a scalar is one: C0 but for tab and line feed, DEL, C1, and the marks that turn the direction of writing.
    public static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
        // They stand for formulas while Markdown is read, and mean nothing to anybody else.
        case 0xE000, 0xE001: true
        default: false
        }
    }

    /// The first one of a text: its place in characters, and its name, which can be printed.
    static func first(in text: some StringProtocol) -> (offset: Int, name: String)? {
        guard text.unicodeScalars.contains(where: contains) else { return nil }
        for (offset, character) in text.enumerated() {
            guard let scalar = character.unicodeScalars.first(where: contains) else { continue }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return (offset, "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
        }
        return nil
    }
}
