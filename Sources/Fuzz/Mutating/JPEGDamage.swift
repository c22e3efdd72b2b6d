import NN

/// Accidents to the segments of a JPEG.
enum JPEGDamage {
    static func happen(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        // Every marker, also those between the scans.
        let markers = bytes.indices.dropLast(4).filter {
            bytes[$0] == 0xFF && bytes[$0 + 1] >= 0xC0 && bytes[$0 + 1] != 0xFF
        }
        guard let place = markers.randomElement(using: &random), let other = markers.randomElement(using: &random)
        else {
            return
        }
        let length = Int(bytes[place + 2]) << 8 | Int(bytes[place + 3])
        let end = min(place + 2 + length, bytes.count)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: other)
        case 2: bytes[place + 1] = UInt8.random(in: 0xC0...0xFE, using: &random)
        case 3: Damage.overwrite(&bytes, at: place + 2, with: random.length(), &random)
        case 4:
            // A byte of the segment: a table, the frame's size and sampling, the scan's components.
            if place + 4 < end {
                let field = Int.random(in: (place + 4)..<min(end, place + 24), using: &random)
                bytes[field] = [0, 1, 2, 3, 4, 5, 0x11, 0x22, 0x44, 0x7F, 0xFF].randomElement(using: &random) ?? 0
            }
        default:
            let length = UInt8.random(in: 2...40, using: &random)
            let data = (0..<(length - 2)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let marker =
                [0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0, 0xE1, 0xEE, 0xFE].randomElement(using: &random) ?? 0xFE
            bytes.insert(contentsOf: [0xFF, UInt8(marker), 0, length] + data, at: place)
        }
    }
}
