import Foundation

/// CRC-32 as ZIP archives carry it: the remainder of the bytes by the polynomial 0xEDB88320, lowest bit first.
///
/// Eight tables take eight bytes a step ("slicing by 8", Kounavis and Berry), so that a network's hundreds of megabytes
/// are checked in a fraction of a second.
enum Checksum {
    /// `tables[k * 256 + b]` is what byte `b` leaves when `k` zero bytes follow it.
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var value = UInt32(byte)
            for _ in 0..<8 { value = value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
            tables[byte] = value
        }
        for place in 256..<tables.count {
            let previous = tables[place - 256]
            tables[place] = previous >> 8 ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()

    /// The checksum of bytes; `done` hears of each part of them that has been read.
    static func crc32(_ bytes: Data, done: (Data) -> Void) -> UInt32 {
        var value: UInt32 = ~0
        bytes.forEachPart { part in
            add(part, to: &value)
            done(part)
        }
        return ~value
    }

    private static func add(_ bytes: Data, to value: inout UInt32) {
        bytes.withUnsafeBytes { bytes in
            tables.withUnsafeBufferPointer { tables in
                var place = 0
                while place + 8 <= bytes.count {
                    let low = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)) ^ value
                    let high = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self))
                    let first = tables[0x700 + Int(low & 0xFF)] ^ tables[0x600 + Int(low >> 8 & 0xFF)]
                    let second = tables[0x500 + Int(low >> 16 & 0xFF)] ^ tables[0x400 + Int(low >> 24)]
                    let third = tables[0x300 + Int(high & 0xFF)] ^ tables[0x200 + Int(high >> 8 & 0xFF)]
                    let fourth = tables[0x100 + Int(high >> 16 & 0xFF)] ^ tables[Int(high >> 24)]
                    value = first ^ second ^ third ^ fourth
                    place += 8
                }
                for byte in bytes[place...] { value = value >> 8 ^ tables[Int((value ^ UInt32(byte)) & 0xFF)] }
            }
        }
    }
}
