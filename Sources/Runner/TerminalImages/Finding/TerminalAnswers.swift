import TerminalUI

/// What a terminal answered when it was asked what it is and what it can do.
package struct TerminalAnswers: Sendable, Equatable {
    /// Its name and version, in its own words (XTVERSION).
    package var name: String?
    /// Whether it took a picture of one pixel by Kitty's protocol.
    package var takesKitty = false
    /// The size of a character cell in pixels.
    package var cell: CellSize?
    /// The numbers of its abilities (the primary device attributes), 4 is Sixel; nil before it has answered this, the last.
    package var attributes: [Int]?
    /// The signal that somebody asked for meanwhile, by Ctrl-C and its like.
    package var interruption: Int32?

    package init() {}

    /// Whether nothing more is to come.
    package var isComplete: Bool { attributes != nil || interruption != nil }
    package var takesSixel: Bool { attributes?.contains(4) ?? false }

    /// Reads what has come so far; what is no answer is left out, and an answer that is cut short is as none.
    package init(parsing bytes: [UInt8]) {
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x1B:
                switch rest.first {
                case UInt8(ascii: "["): control(&rest)
                // iTerm2 3.5 answers `OK` without an id: it is read here, and believed to say nothing.
                case UInt8(ascii: "_"): Self.string(&rest).map { takesKitty = takesKitty || Self.isAccepted($0) }
                case UInt8(ascii: "P"):
                    if let text = Self.string(&rest), text.hasPrefix(">|") { name = String(text.dropFirst(2)) }
                case UInt8(ascii: "]"): _ = Self.string(&rest)
                default: break
                }
            default: interruption = interruption ?? SignalKeys.signal(of: byte)
            }
        }
    }

    /// `ESC [ ? 62 ; 4 c`, `ESC [ 6 ; 20 ; 10 t`.
    private mutating func control(_ rest: inout ArraySlice<UInt8>) {
        let body = rest.dropFirst().prefix { (0x30...0x3F).contains($0) }
        guard let final = rest.dropFirst(1 + body.count).first else { return }
        rest = rest.dropFirst(2 + body.count)
        var text = String(decoding: body, as: UTF8.self)
        if final == UInt8(ascii: "c"), text.first == "?" {
            text.removeFirst()
            attributes = text.split(separator: ";").compactMap { Int($0) }
        }
        let numbers = text.split(separator: ";").compactMap { Int($0) }
        if final == UInt8(ascii: "t"), numbers.count == 3, numbers[0] == 6 {
            cell = CellSize(width: numbers[2], height: numbers[1])
        }
    }

    /// What stands between the letter that begins a string and what ends it, `ESC \` or BEL.
    private static func string(_ rest: inout ArraySlice<UInt8>) -> String? {
        let body = rest.dropFirst().prefix { $0 != 0x1B && $0 != 0x07 }
        let end = rest.dropFirst(1 + body.count)
        guard let first = end.first else { return nil }
        if first == 0x1B {
            guard end.dropFirst().first == UInt8(ascii: "\\") else { return nil }
        }
        rest = end.dropFirst(first == 0x1B ? 2 : 1)
        return String(decoding: body, as: UTF8.self)
    }

    /// `Gi=31;OK`.
    private static func isAccepted(_ text: String) -> Bool {
        let parts = text.split(separator: ";", maxSplits: 1)
        return parts.count == 2 && parts[1] == "OK" && parts[0].first == "G"
            && parts[0].dropFirst().split(separator: ",").contains("i=31")
    }
}

/// The size of a character cell, in pixels.
package struct CellSize: Sendable, Equatable {
    package let width: Int
    package let height: Int

    /// - Returns: nil for a size that no terminal has.
    package init?(width: Int, height: Int) {
        guard (2...200).contains(width), (4...400).contains(height) else { return nil }
        (self.width, self.height) = (width, height)
    }

    private init(_ width: Int, _ height: Int) { (self.width, self.height) = (width, height) }

    /// What is taken for the size where the terminal does not say it: pictures come out smaller rather than too large.
    package static let usual = CellSize(8, 16)
}
