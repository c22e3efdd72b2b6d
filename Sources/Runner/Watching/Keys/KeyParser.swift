/// Makes keys of the bytes that a terminal sends.
///
/// What is no key is swallowed whole and means nothing: escape sequences that are not known, the mouse, what was pasted (between
/// the brackets that the terminal sets around it), late answers of the terminal, letters that do not end.
package struct KeyParser: Sendable {
    private enum Place {
        case text
        /// After an escape, which is a key only if nothing follows.
        case escape
        /// `ESC O`: one more byte.
        case singleShift
        /// `ESC [`: parameters, then one byte from `@` to `~`.
        case control
        /// `ESC [ M`: an old report of the mouse, so many more bytes.
        case mouse(left: Int)
        /// A string of the terminal's (`ESC ]`, `ESC P`, `ESC _`, `ESC ^`, `ESC X`), until its end.
        case string(escaped: Bool)
        case pasted
    }

    private var place = Place.text
    private var parameters: [UInt8] = []
    private var letter: [UInt8] = []
    private var lettersLeft = 0
    /// The last bytes of what is being pasted.
    private var pasteTail: [UInt8] = []

    package init() {}

    /// Whether an escape has come that may be a key or the beginning of something: after a moment, it was the key.
    package var waits: Bool { if case .escape = place { true } else { false } }

    /// The keys that some more bytes complete.
    package mutating func keys(in bytes: some Sequence<UInt8>) -> [Key] { bytes.compactMap { key(after: $0) } }

    /// Called when nothing has followed for a moment.
    package mutating func pause() -> Key? {
        guard waits else { return nil }
        place = .text
        return .escape
    }

    private mutating func key(after byte: UInt8) -> Key? {
        switch place {
        case .text: return text(byte)
        case .escape: return afterEscape(byte)
        case .singleShift:
            place = .text
            return Self.named(byte)
        case .control: return control(byte)
        case .mouse(let left): place = left > 1 ? .mouse(left: left - 1) : .text
        case .string(let escaped):
            if byte == 0x07 || escaped && byte == UInt8(ascii: "\\") {
                place = .text
            } else {
                place = .string(escaped: byte == 0x1B)
            }
        case .pasted:
            pasteTail = Array((pasteTail + [byte]).suffix(Self.pasteEnd.count))
            if pasteTail == Self.pasteEnd { place = .text }
        }
        return nil
    }

    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private mutating func text(_ byte: UInt8) -> Key? {
        if lettersLeft > 0, byte & 0xC0 == 0x80 {
            letter.append(byte)
            lettersLeft -= 1
            guard lettersLeft == 0, let character = String(validating: letter, as: UTF8.self)?.first else { return nil }
            return .character(character)
        }
        lettersLeft = 0
        switch byte {
        case 0x1B: place = .escape
        case 0x0D, 0x0A: return .enter
        case 0x04: return .endOfInput
        case 0x0C: return .redraw
        case 0x20..<0x7F: return .character(Character(Unicode.Scalar(byte)))
        case 0xC2..<0xE0: (letter, lettersLeft) = ([byte], 1)
        case 0xE0..<0xF0: (letter, lettersLeft) = ([byte], 2)
        case 0xF0..<0xF5: (letter, lettersLeft) = ([byte], 3)
        default: break
        }
        return nil
    }

    private mutating func afterEscape(_ byte: UInt8) -> Key? {
        switch byte {
        case UInt8(ascii: "["): (place, parameters) = (.control, [])
        case UInt8(ascii: "O"): place = .singleShift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            place = .string(escaped: false)
        // Two escapes: the first was the key.
        case 0x1B: return .escape
        // With Alt held, a key means nothing here.
        default: place = .text
        }
        return nil
    }

    private mutating func control(_ byte: UInt8) -> Key? {
        guard (0x40...0x7E).contains(byte) else {
            // Longer than any that there is: it was no sequence.
            if byte < 0x20 || parameters.count > 64 { place = byte == 0x1B ? .escape : .text }
            parameters.append(byte)
            return nil
        }
        place = .text
        switch byte {
        case UInt8(ascii: "M") where parameters.isEmpty: place = .mouse(left: 3)
        case UInt8(ascii: "~"):
            switch String(decoding: parameters, as: UTF8.self) {
            case "200": (place, pasteTail) = (.pasted, [])
            case "5": return .pageUp
            case "6": return .pageDown
            case "1", "7": return .home
            case "4", "8": return .end
            default: break
            }
        // With a modifier held it has parameters, and means nothing here.
        case _ where parameters.isEmpty: return Self.named(byte)
        default: break
        }
        return nil
    }

    /// The last byte of the sequences for arrows and their like.
    private static func named(_ byte: UInt8) -> Key? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "M"): .enter
        default: nil
        }
    }
}
