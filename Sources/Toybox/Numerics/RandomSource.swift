/// A stream of random numbers that depends on its seed alone.
///
/// xoshiro256** by Blackman and Vigna (2018), its state filled by SplitMix64.
public struct RandomSource: Sendable {
    private var s0: UInt64
    private var s1: UInt64
    private var s2: UInt64
    private var s3: UInt64

    /// Starts the stream of a seed.
    public init(seed: UInt64) {
        var state = seed
        s0 = Self.advance(&state)
        s1 = Self.advance(&state)
        s2 = Self.advance(&state)
        s3 = Self.advance(&state)
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        let result = rotate(s1 &* 5, 7) &* 9
        let t = s1 << 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotate(s3, 45)
        return result
    }

    /// A number in [0, 1).
    public mutating func unit() -> Float {
        Float(next() >> 40) * 0x1p-24
    }

    /// A number in [low, high).
    public mutating func uniform(_ low: Float, _ high: Float) -> Float {
        low + (high - low) * unit()
    }

    /// A whole number in 0 ..< count.
    public mutating func index(below count: Int) -> Int {
        Int(((next() >> 32) &* UInt64(count)) >> 32)
    }

    /// True with the given probability.
    public mutating func chance(_ probability: Float) -> Bool {
        unit() < probability
    }

    /// -1 or 1.
    public mutating func sign() -> Float {
        chance(0.5) ? 1 : -1
    }

    /// One element of a collection that is not empty.
    public mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[index(below: elements.count)]
    }

    /// A bijective scrambling of 64 bits: different inputs never meet.
    static func scramble(_ value: UInt64) -> UInt64 {
        var state = value
        return advance(&state)
    }

    private static func advance(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private func rotate(_ x: UInt64, _ k: UInt64) -> UInt64 {
        (x << k) | (x >> (64 - k))
    }
}
