/// How a TIFF writes a value.
enum TIFFType: Int {
    case byte = 1
    case text
    case short
    case long
    case rational
    case signedByte
    case opaque
    case signedShort
    case signedLong
    case signedRational
    case float
    case double
    case directory
    case long8 = 16

    /// The bytes of one number.
    var size: Int {
        switch self {
        case .byte, .text, .signedByte, .opaque: 1
        case .short, .signedShort: 2
        case .long, .signedLong, .float, .directory: 4
        case .rational, .signedRational, .double, .long8: 8
        }
    }
}

/// The bytes of a TIFF, read in the order that its first two announce.
struct TIFFBytes {
    private let bytes: [UInt8]
    private let isLittleEndian: Bool

    var count: Int { bytes.count }

    /// Nil when the bytes do not begin as a TIFF does.
    ///
    /// Some programs turn the 42 behind the order around. The 43 of a BigTIFF is taken for a 42 in one order, as Pillow does.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 8 else { return nil }
        switch bytes[..<4] {
        case [0x49, 0x49, 0x2A, 0], [0x49, 0x49, 0, 0x2A]: isLittleEndian = true
        case [0x4D, 0x4D, 0, 0x2A], [0x4D, 0x4D, 0x2A, 0], [0x4D, 0x4D, 0, 0x2B]: isLittleEndian = false
        default: return nil
        }
        self.bytes = bytes
    }

    /// An unsigned number of up to eight bytes, or nil when it would lie outside.
    func integer(at position: Int, bytes count: Int) -> UInt64? {
        guard position >= 0, position <= bytes.count - count else { return nil }
        let part = bytes[position..<(position + count)]
        return isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | UInt64($1) } : part.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// A number of a type; nil when the type holds none.
    ///
    /// A byte counts as opaque, as it does for Pillow.
    func number(_ type: TIFFType, at position: Int) -> Double? {
        func signed<I: FixedWidthInteger & SignedInteger>(_: I.Type, at position: Int) -> Double? {
            integer(at: position, bytes: I.bitWidth / 8).map { Double(I(truncatingIfNeeded: $0)) }
        }
        func ratio(_ a: Double?, _ b: Double?) -> Double? {
            guard let a, let b, b != 0 else { return nil }
            return a / b
        }
        switch type {
        case .byte, .text, .opaque: return nil
        case .short, .long, .directory, .long8: return integer(at: position, bytes: type.size).map { Double($0) }
        case .signedByte: return signed(Int8.self, at: position)
        case .signedShort: return signed(Int16.self, at: position)
        case .signedLong: return signed(Int32.self, at: position)
        case .float: return integer(at: position, bytes: 4).map { Double(Float(bitPattern: UInt32($0))) }
        case .double: return integer(at: position, bytes: 8).map { Double(bitPattern: $0) }
        case .rational:
            return ratio(
                integer(at: position, bytes: 4).map { Double($0) },
                integer(at: position + 4, bytes: 4).map { Double($0) })
        case .signedRational:
            return ratio(signed(Int32.self, at: position), signed(Int32.self, at: position + 4))
        }
    }
}
