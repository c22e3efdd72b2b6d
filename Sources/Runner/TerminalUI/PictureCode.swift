/// The codes that draw a picture: the second door to the terminal, for these and nothing else.
///
/// Text goes through `TerminalText`. A picture is bytes of another kind, and cannot; so what is printed as one has to be, from
/// its first byte to its last, made of the few codes below. Words are not among them: nothing that a learner's program, a file's
/// name or a server said can pass here.
package struct PictureCode: Sendable, Equatable {
    /// The bytes, as they are printed.
    package let bytes: [UInt8]

    /// Nothing to print.
    package static let empty = PictureCode(checked: [])

    /// Takes codes that were made for a picture.
    ///
    /// - Returns: nil when anything else is among them.
    package init?(_ bytes: [UInt8]) {
        var scanner = PictureCodeScanner(bytes)
        guard scanner.isPicture() else { return nil }
        self.bytes = bytes
    }

    private init(checked: [UInt8]) { bytes = checked }

    package static func + (first: PictureCode, second: PictureCode) -> PictureCode {
        PictureCode(checked: first.bytes + second.bytes)
    }

    /// Several pieces, one after the other.
    package static func joined(_ pieces: [PictureCode]) -> PictureCode {
        PictureCode(checked: pieces.flatMap(\.bytes))
    }
}

/// Reads bytes as the codes of a picture.
private struct PictureCodeScanner {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether all of it is: half-blocks and their colors, placeholders, movements of the cursor, and pictures by Kitty's
    /// protocol, by OSC 1337 or as Sixel.
    mutating func isPicture() -> Bool {
        while place < bytes.count {
            guard take("\u{1B}") ? isCode() : isCell() else { return false }
        }
        return true
    }

    private mutating func isCode() -> Bool {
        if take("7") || take("8") { return true }
        if take("[") { return isColorOrMovement() }
        if take("_G") { return isKitty(end: "\u{1B}\\") }
        if take("]1337;File=") {
            skip { Self.isKey($0) }
            return take(":") && isBase64() && take("\u{07}")
        }
        if take("Ptmux;") { return take("\u{1B}\u{1B}_G") && isKitty(end: "\u{1B}\u{1B}\\") && take("\u{1B}\\") }
        guard take("P") else { return false }
        skip { Self.isNumber($0) }
        guard take("q") else { return false }
        skip { (0x3F...0x7E).contains($0) || Self.isNumber($0) || Self.isOne($0, of: "#!$-\"") }
        return take("\u{1B}\\")
    }

    /// `ESC [ 38;2;1;2;3 m`, `ESC [ 4 A`.
    private mutating func isColorOrMovement() -> Bool {
        let start = place
        skip { Self.isNumber($0) }
        let numbers = bytes[start..<place].split(separator: UInt8(ascii: ";")).map {
            Int(String(decoding: $0, as: UTF8.self)) ?? -1
        }
        guard numbers.allSatisfy((0...9999).contains), place < bytes.count else { return false }
        let letter = bytes[place]
        place += 1
        if Self.isOne(letter, of: "ABCD") { return numbers.count == 1 }
        if letter == UInt8(ascii: "H") { return numbers.count == 2 }
        return letter == UInt8(ascii: "m") && Self.areColors(numbers[...])
    }

    private static func areColors(_ numbers: ArraySlice<Int>) -> Bool {
        guard let first = numbers.first else { return false }
        if first == 0, numbers.count == 1 { return true }
        guard [38, 48].contains(first), let kind = numbers.dropFirst().first, let count = [2: 5, 5: 3][kind],
            numbers.count >= count
        else { return false }
        let rest = numbers.dropFirst(count)
        return numbers.prefix(count).allSatisfy { $0 <= 255 } && (rest.isEmpty || areColors(rest))
    }

    private mutating func isKitty(end: String) -> Bool {
        skip { Self.isKey($0) && $0 != UInt8(ascii: ";") }
        if take(";") { guard isBase64() else { return false } }
        return take(end)
    }

    private mutating func isBase64() -> Bool {
        skip { Self.isLetterOrDigit($0) || Self.isOne($0, of: "+/=") }
        return true
    }

    /// A space, a half of a block, or Kitty's placeholder with the marks that say which cell of the picture it is.
    private mutating func isCell() -> Bool {
        let length = bytes[place] < 0x80 ? 1 : bytes[place] < 0xE0 ? 2 : bytes[place] < 0xF0 ? 3 : 4
        guard place + length <= bytes.count else { return false }
        let character = String(decoding: bytes[place..<place + length], as: UTF8.self)
        place += length
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return false }
        switch scalar.value {
        case 0x20, 0x2580, 0x2584, 0x2588: return true
        case KittyPlaceholder.character.value: return true
        default: return KittyPlaceholder.marks.contains(scalar)
        }
    }

    private mutating func take(_ expected: String) -> Bool {
        let expected = Array(expected.utf8)
        guard bytes[place...].starts(with: expected) else { return false }
        place += expected.count
        return true
    }

    private mutating func skip(while matches: (UInt8) -> Bool) {
        while place < bytes.count, matches(bytes[place]) { place += 1 }
    }

    private static func isNumber(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || byte == UInt8(ascii: ";") }

    private static func isKey(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || isOne(byte, of: "=,;") }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isOne(_ byte: UInt8, of characters: StaticString) -> Bool {
        characters.withUTF8Buffer { $0.contains(byte) }
    }
}
