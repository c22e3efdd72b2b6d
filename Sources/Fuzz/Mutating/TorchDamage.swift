import NN

/// Accidents to the pickle and the archive of a torch checkpoint.
enum TorchDamage {
    static func happen(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        guard bytes.count > 30 else { return }
        let isArchive = bytes.starts(with: [0x50, 0x4B])
        if isArchive, random.once(in: 3) { return damageDirectory(&bytes, &random) }
        // Pickles begin with 0x80 and a version; in an archive they must keep their length.
        let starts = bytes.indices.dropLast(2).filter { bytes[$0] == 0x80 && (2...5).contains(bytes[$0 + 1]) }
        guard let start = starts.randomElement(using: &random) else { return }
        let place = Int.random(in: start..<min(start + 600, bytes.count), using: &random)
        let instruction = instruction(&random)
        let end = min(place + instruction.count, bytes.count)
        if isArchive || random.once(in: 2) {
            bytes.replaceSubrange(place..<end, with: instruction.prefix(end - place))
        } else {
            bytes.insert(contentsOf: instruction, at: place)
        }
    }

    /// One instruction with an operand of some kind, or a few that belong together.
    private static func instruction(_ random: inout SplitMix64) -> [UInt8] {
        let bare =
            Array("N)}](tseaub0.QR12".utf8) + [0x81, 0x82, 0x85, 0x86, 0x87, 0x88, 0x89, 0x93, 0x94, 0x8F, 0x90, 0x91]
        func number(_ width: Int) -> [UInt8] {
            let value = random.length()
            return (0..<width).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
        }
        let memo = UInt8.random(in: 0...30, using: &random)
        switch Int.random(in: 0..<13, using: &random) {
        case 0, 1, 2: return [bare.randomElement(using: &random) ?? 0x4E]
        case 3: return [UInt8(ascii: "K")] + number(1)
        case 4: return [UInt8(ascii: "J")] + number(4)
        case 5: return [0x8A, 8] + number(8)
        case 6: return [0x8A] + number(1)
        case 7: return [UInt8(ascii: "h"), memo]
        case 8: return [UInt8(ascii: "q"), memo]
        case 9: return [UInt8(ascii: "j")] + number(4)
        case 10: return [UInt8(ascii: "X")] + number(4)
        case 11:
            let names = [
                "collections\nOrderedDict\n", "torch._utils\n_rebuild_tensor_v2\n",
                "torch._utils\n_rebuild_parameter\n",
                "torch\nFloatStorage\n", "torch\nLongStorage\n", "torch\nSize\n", "os\nsystem\n", "builtins\ngetattr\n",
            ]
            return Array("c\(names.randomElement(using: &random) ?? "")".utf8)
        default:
            return [[UInt8(ascii: "h"), memo], [UInt8(ascii: ")"), UInt8(ascii: "R")], [UInt8(ascii: "0")]].flatMap {
                $0
            }
        }
    }

    /// A number in the records that say what is where.
    private static func damageDirectory(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let records = bytes.indices.dropLast(22).filter {
            bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] < 8
                && bytes[$0 + 2] == bytes[$0 + 3] - min(bytes[$0 + 3], 1)
        }
        guard let record = records.randomElement(using: &random) else { return }
        let place = record + Int.random(in: 4..<46, using: &random)
        guard place < bytes.count else { return }
        let near = UInt64(Int.random(in: 0..<bytes.count, using: &random))
        Damage.overwrite(&bytes, at: place, with: random.once(in: 2) ? near : random.length(), &random)
    }

    /// Says that no checksums were computed, so that damage reaches what lies behind that check.
    static func clearChecksums(_ bytes: inout [UInt8]) {
        guard bytes.starts(with: [0x50, 0x4B]) else { return }
        for place in bytes.indices.dropLast(20)
        where bytes[place] == 0x50 && bytes[place + 1] == 0x4B && bytes[place + 2] == 1 && bytes[place + 3] == 2 {
            bytes.replaceSubrange((place + 16)..<(place + 20), with: [0, 0, 0, 0])
        }
    }
}
