import Foundation

/// A small generator of random numbers that gives the same ones on every machine.
///
/// Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The generator as published: the state is what the first number is made of.
    package init(state: UInt64) {
        self.state = state
    }

    /// One of many streams of a seed, which are independent of each other.
    package init(seed: UInt64, stream: Int = 0) {
        state = seed
        // Two streams that started at consecutive states would give the same numbers, one place apart.
        state = next() ^ (UInt64(stream) &* 0xD1B5_4A32_D192_ED03)
        state = next()
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// A number in 0 ..< 1.
    package mutating func unit() -> Double {
        Double(next() >> 11) / Double(1 << 53)
    }

    /// Two independent numbers of mean 0 and deviation 1 (Box and Muller, 1958).
    package mutating func gaussianPair() -> (Double, Double) {
        let radius = (-2 * log(1 - unit())).squareRoot()
        let angle = 2 * Double.pi * unit()
        return (radius * cos(angle), radius * sin(angle))
    }
}
