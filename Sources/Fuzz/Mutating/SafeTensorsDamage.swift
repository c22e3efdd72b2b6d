import NN

/// Accidents to the header of a safetensors file: its words, numbers and brackets.
enum SafeTensorsDamage {
    static func happen(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        let end = headerEnd(of: bytes)
        guard end > 10 else { return }
        var header = Array(bytes[8..<end])
        let words = [
            "\"F32\"", "\"F16\"", "\"BF16\"", "\"F64\"", "\"I64\"", "\"U8\"", "\"BOOL\"", "\"dtype\"", "\"shape\"",
            "\"data_offsets\"", "\"__metadata__\"", "\"conv1.weight\"", "\"layer1.0.conv1.weight\"",
            "\"features.0.weight\"",
            "\"\\u0000\"", "\"\\ud800\"", "\"\\\\\"", "{", "}", "[", "]", ":", ",", "{}", "[]", " ", "\"",
        ]
        let numbers = header.indices.filter { (0x30...0x39).contains(header[$0]) }
        let quotes = header.indices.filter { header[$0] == 0x22 }
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1:
            // A number in the place of another.
            guard let place = numbers.randomElement(using: &random) else { return }
            let first = header[..<place].lastIndex { !(0x30...0x39).contains($0) }.map { $0 + 1 } ?? place
            let last = header[place...].firstIndex { !(0x30...0x39).contains($0) } ?? header.endIndex
            let small = UInt64.random(in: 0...40, using: &random)
            header.replaceSubrange(first..<last, with: Array("\(random.once(in: 2) ? small : random.length())".utf8))
        case 2:
            // A word in the place of another.
            guard let place = quotes.indices.randomElement(using: &random), place + 1 < quotes.count else { return }
            let word = words.randomElement(using: &random) ?? ""
            header.replaceSubrange(quotes[place]...quotes[place + 1], with: Array(word.utf8))
        case 3:
            let word = words.randomElement(using: &random) ?? ""
            header.insert(contentsOf: Array(word.utf8), at: Int.random(in: 0...header.count, using: &random))
        case 4:
            // An entry again, after a comma.
            guard let open = header.dropFirst().firstIndex(of: 0x7B), let close = header.firstIndex(of: 0x7D),
                open < close,
                let last = header.lastIndex(of: 0x7D)
            else { return }
            let name = "\"layer\(Int.random(in: 1...4, using: &random)).0.conv1.weight\":"
            header.insert(contentsOf: Array(",\(name)".utf8) + header[open...close], at: last)
        default: Damage.accidents(&header, others: [], &random)
        }
        bytes.replaceSubrange(8..<end, with: header)
    }

    private static func headerEnd(of bytes: [UInt8]) -> Int {
        guard bytes.count > 8 else { return 0 }
        let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(min(length, UInt64(bytes.count - 8))) + 8
    }

    /// Makes the header's length right again: up to the last bracket before bytes that are no text.
    static func mendLength(_ bytes: inout [UInt8]) {
        guard bytes.count > 8 else { return }
        let end = bytes.dropFirst(8).firstIndex { $0 < 0x20 || $0 > 0x7E } ?? bytes.count
        let last = bytes[8..<end].lastIndex(of: 0x7D) ?? bytes.count - 1
        for index in 0..<8 { bytes[index] = UInt8(truncatingIfNeeded: (last + 1 - 8) >> (8 * index)) }
    }
}
