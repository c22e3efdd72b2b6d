import NN

extension SplitMix64 {
    /// Whether one of `count` throws hits.
    mutating func once(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    /// A number that programs like to get wrong, or any.
    mutating func length() -> UInt64 {
        let some: [UInt64] = [
            0, 1, 2, 3, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000,
            0xFFFF_FFFF,
            0x1_0000_0000, 0x3FFF_FFFF_FFFF_FFFF, 0x4000_0000_0000_0000, 0x7FFF_FFFF_FFFF_FFFF, 0x8000_0000_0000_0000,
            .max,
        ]
        return once(in: 3) ? next() >> UInt64.random(in: 0..<64, using: &self) : some.randomElement(using: &self) ?? 0
    }
}
