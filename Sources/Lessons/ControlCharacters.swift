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

    /// Whether a look at the bytes alone leaves it open: they begin with these, but so do many other characters.
    private static func mayBe(in text: some StringProtocol) -> Bool {
        func isSuspect(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x09, 0x0A, 0x20..<0x7F, 0x80..<0xC2: false
            // The first bytes of C1, of U+2000 to 2FFF and of the private use area; most other characters are none of these.
            case 0xC2, 0xE2, 0xEE: true
            default: byte < 0x80
            }
        }
        let found = text.utf8.withContiguousStorageIfAvailable { bytes in
            var index = 0
            while index < bytes.count {
                if isSuspect(bytes[index]) { return true }
                index += 1
            }
            return false
        }
        return found ?? true
    }

    /// The first one of a text: its place in characters, and its name, which can be printed.
    static func first(in text: some StringProtocol) -> (offset: Int, name: String)? {
        guard mayBe(in: text), text.unicodeScalars.contains(where: contains) else { return nil }
        for (offset, character) in text.enumerated() {
            guard let scalar = character.unicodeScalars.first(where: contains) else { continue }
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return (offset, "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits)
        }
        return nil
    }
}
