import NN

/// Accidents to the lines of a text file.
enum LabelsDamage {
    static func happen(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let pieces: [[UInt8]] = [
            [0x0A], [0x0D, 0x0A], [0x0D], [0x0A, 0x0A], [0x20], [0x09], [0], [0x1B, 0x5B], [0x7F], [0xC2, 0x85],
            [0xEF, 0xBB, 0xBF],
            [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80, 0xA8], [0xC2, 0xA0],
            [0xC3],
            [UInt8](repeating: 0x61, count: 5000), [UInt8](repeating: 0x0A, count: 5000), Array("étoile, 犬\n".utf8),
        ]
        bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
    }
}
