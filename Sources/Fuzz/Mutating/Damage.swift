import NN

/// Accidents that may happen to any file.
enum Damage {
    /// Lets a few accidents happen to a file.
    static func accidents(_ bytes: inout [UInt8], others: [[UInt8]], _ random: inout SplitMix64) {
        for _ in 0..<Int.random(in: 1...5, using: &random) { accident(&bytes, others, &random) }
    }

    /// Lets one accident happen to a file.
    static func accident(_ bytes: inout [UInt8], _ others: [[UInt8]], _ random: inout SplitMix64) {
        guard bytes.count > 1 else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = min(1 << Int.random(in: 0...6, using: &random), bytes.count - place)
        switch Int.random(in: 0..<11, using: &random) {
        case 0: bytes.removeLast(bytes.count - place)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 4: bytes[place] &+= UInt8.random(in: 0...1, using: &random) &* 2 &- 1
        case 5: bytes.insert(contentsOf: bytes[place..<(place + length)], at: place)
        case 6: bytes.removeSubrange(place..<(place + length))
        case 7:
            // Another part of the file in the place of this one.
            let source = Int.random(in: 0...(bytes.count - length), using: &random)
            bytes.replaceSubrange(place..<(place + length), with: Array(bytes[source..<(source + length)]))
        case 8:
            let other = others.randomElement(using: &random) ?? []
            bytes.replaceSubrange(place..., with: other.dropFirst(min(place, other.count)))
        default: overwrite(&bytes, at: place, with: random.length(), &random)
        }
    }

    /// Writes a number of 1, 2, 4 or 8 bytes, in either order.
    static func overwrite(_ bytes: inout [UInt8], at place: Int, with number: UInt64, _ random: inout SplitMix64) {
        let width = [1, 2, 4, 8].randomElement(using: &random) ?? 1
        guard place + width <= bytes.count else { return }
        let isLittle = Bool.random(using: &random)
        for index in 0..<width {
            bytes[place + index] = UInt8(
                truncatingIfNeeded: number >> UInt64(8 * (isLittle ? index : width - 1 - index)))
        }
    }
}

extension FuzzedReader {
    /// A file made from one of a corpus: damaged as any file, or in its format's own ways, or both.
    func damaged(_ files: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
        if self == .png, random.once(in: 10) { return PNGDamage.made(&random) }
        var bytes = files.randomElement(using: &random) ?? []
        // Half of the time one accident only: what breaks at once teaches nothing about what lies deeper.
        let isGentle = Bool.random(using: &random)
        let ownWays = isGentle ? Int.random(in: 0...1, using: &random) : Int.random(in: 0...3, using: &random)
        for _ in 0..<ownWays { happen(to: &bytes, &random) }
        if isGentle, ownWays == 0 { Damage.accident(&bytes, files, &random) }
        if !isGentle { Damage.accidents(&bytes, others: files, &random) }
        switch self {
        case .png: if !random.once(in: 4) { PNGDamage.mendChecksums(&bytes) }
        case .safetensors: if !random.once(in: 4) { SafeTensorsDamage.mendLength(&bytes) }
        case .torch: if !random.once(in: 4) { TorchDamage.clearChecksums(&bytes) }
        default: break
        }
        return Array(bytes.prefix(2 * Corpus.largestFile))
    }

    private func happen(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        switch self {
        case .png: PNGDamage.happen(to: &bytes, &random)
        case .jpeg: JPEGDamage.happen(to: &bytes, &random)
        case .safetensors: SafeTensorsDamage.happen(to: &bytes, &random)
        case .torch: TorchDamage.happen(to: &bytes, &random)
        case .labels: LabelsDamage.happen(to: &bytes, &random)
        case .selfTest: Damage.accidents(&bytes, others: [], &random)
        }
    }
}
