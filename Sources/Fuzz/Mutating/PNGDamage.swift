import NN

/// Accidents to the chunks of a PNG.
enum PNGDamage {
    static func happen(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        var chunks = chunks(of: bytes)
        guard !chunks.isEmpty else { return }
        let place = Int.random(in: 0..<chunks.count, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: chunks.remove(at: place)
        case 1: chunks.insert(chunks[place], at: Int.random(in: 0...chunks.count, using: &random))
        case 2: chunks.swapAt(place, Int.random(in: 0..<chunks.count, using: &random))
        case 3:
            // Width, height, depth, color type, compression, filter, interlacing.
            if chunks[0].count >= 21 {
                let field = Int.random(in: 8..<21, using: &random)
                chunks[0][field] = [0, 1, 2, 3, 4, 6, 8, 16, 255].randomElement(using: &random) ?? 0
            }
        case 4:
            let type =
                ["tRNS", "PLTE", "eXIf", "gAMA", "IDAT", "IEND", "acTL", "iCCP", "zTXt"].randomElement(using: &random)
                ?? "IDAT"
            if chunks[place].count >= 8 { chunks[place].replaceSubrange(4..<8, with: Array(type.utf8)) }
        case 5:
            let type = ["tRNS", "PLTE", "eXIf", "iCCP", "tEXt"].randomElement(using: &random) ?? "tRNS"
            let length = Int.random(in: 0...20, using: &random)
            let data = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            chunks.insert([0, 0, 0, UInt8(length)] + Array(type.utf8) + data + [0, 0, 0, 0], at: min(1, place))
        default:
            // The length says something else than what follows.
            if chunks[place].count >= 4 { Damage.overwrite(&chunks[place], at: 0, with: random.length(), &random) }
        }
        bytes = Array(bytes.prefix(8)) + chunks.flatMap { $0 }
    }

    /// A small PNG of any kind whose pixels are noise that was never compressed: damage to compressed ones hardly ever
    /// gets past the sums that protect them.
    static func made(_ random: inout SplitMix64) -> [UInt8] {
        let (width, height) = (Int.random(in: 1...20, using: &random), Int.random(in: 1...20, using: &random))
        let kinds: [(depths: [Int], color: UInt8, channels: Int)] = [
            ([1, 2, 4, 8, 16], 0, 1), ([8, 16], 2, 3), ([1, 2, 4, 8], 3, 1), ([8, 16], 4, 2), ([8, 16], 6, 4),
        ]
        let kind = kinds.randomElement(using: &random) ?? kinds[0]
        let depth = kind.depths.randomElement(using: &random) ?? 8
        let isInterlaced: UInt8 = random.once(in: 2) ? 1 : 0
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        func chunk(_ type: String, _ data: [UInt8]) {
            let length = data.count
            bytes += [0, 0, UInt8(length >> 8), UInt8(length & 0xFF)] + Array(type.utf8) + data + [0, 0, 0, 0]
        }
        func noise(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) } }
        chunk("IHDR", [0, 0, 0, UInt8(width), 0, 0, 0, UInt8(height), UInt8(depth), kind.color, 0, 0, isInterlaced])
        if kind.color == 3 || random.once(in: 8) { chunk("PLTE", noise(3 * Int.random(in: 1...40, using: &random))) }
        if random.once(in: 3) { chunk("tRNS", noise([1, 2, 6, 30].randomElement(using: &random) ?? 2)) }
        // Rows of an interlaced picture are more and shorter; some rows too many or too few do no harm here.
        let row = (width * depth * kind.channels + 7) / 8
        var pixels: [UInt8] = []
        for _ in 0..<(height + Int.random(in: -1...(isInterlaced == 1 ? 12 : 1), using: &random)) {
            pixels += [UInt8.random(in: 0...(random.once(in: 30) ? 9 : 4), using: &random)] + noise(row)
        }
        let (length, sum) = (pixels.count, adler32(pixels))
        let stored = [0x78, 1, 1, length & 0xFF, length >> 8, ~length & 0xFF, ~(length >> 8) & 0xFF].map(UInt8.init)
        chunk("IDAT", stored + pixels + (0..<4).map { UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * $0)) })
        chunk("IEND", [])
        mendChecksums(&bytes)
        return bytes
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        let (low, high) = bytes.reduce((UInt32(1), UInt32(0))) { sums, byte in
            let low = (sums.0 + UInt32(byte)) % 65521
            return (low, (sums.1 + low) % 65521)
        }
        return high << 16 | low
    }

    /// The chunks as they lie there: length, type, data, checksum.
    private static func chunks(of bytes: [UInt8]) -> [[UInt8]] {
        var chunks: [[UInt8]] = []
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = min(place + 12 + length, bytes.count)
            chunks.append(Array(bytes[place..<end]))
            place = end
        }
        return chunks
    }

    /// Makes the chunks' checksums right again, so that damage reaches what lies behind that check.
    static func mendChecksums(_ bytes: inout [UInt8]) {
        var place = 8
        while place + 12 <= bytes.count {
            let length = bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
            let end = place + 8 + length
            guard end + 4 <= bytes.count else { return }
            let sum = checksum(bytes[(place + 4)..<end])
            for index in 0..<4 { bytes[end + index] = UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * index)) }
            place = end + 4
        }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }

    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
    }
}
