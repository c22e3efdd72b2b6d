import Foundation

/// A place in bytes, from which numbers are read and never beyond the end.
struct ByteCursor {
    /// The bytes end too early.
    struct Ended: Error {}

    private let bytes: Data
    /// Bytes from the start.
    private(set) var place: Int

    /// Creates a cursor that stands at `place`, which may be anything: reading from outside throws.
    init(_ bytes: Data, at place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    /// The next `count` bytes, not copied.
    mutating func take(_ count: Int) throws(Ended) -> Data {
        guard place >= 0, count >= 0, place <= bytes.count, count <= bytes.count - place else { throw Ended() }
        let start = bytes.startIndex + place
        place += count
        return bytes[start..<start + count]
    }

    /// The next byte.
    mutating func byte() throws(Ended) -> UInt8 {
        guard place >= 0, place < bytes.count else { throw Ended() }
        defer { place += 1 }
        return bytes[bytes.startIndex + place]
    }

    /// A whole number, lowest byte first.
    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(Ended) -> Number {
        let taken = try take(MemoryLayout<Number>.size)
        return Number(littleEndian: taken.withUnsafeBytes { $0.loadUnaligned(as: Number.self) })
    }

    /// A length or an offset that fits into an `Int`; one that does not lies beyond any end.
    mutating func length<Number: FixedWidthInteger & UnsignedInteger>(_ type: Number.Type) throws(Ended) -> Int {
        Int(clamping: try number(type))
    }

    /// The bytes up to a line's end, which is skipped; a longer line counts as one that does not end.
    mutating func line(atMost limit: Int) throws(Ended) -> Data {
        guard place >= 0, place <= bytes.count else { throw Ended() }
        let rest = bytes[(bytes.startIndex + place)...].prefix(limit + 1)
        guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw Ended() }
        place = end + 1 - bytes.startIndex
        return rest[..<end]
    }
}
