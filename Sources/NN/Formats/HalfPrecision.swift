/// Conversions of 16-bit floating-point numbers by their bits: Swift's `Float16` does not exist on Intel Macs.
enum HalfPrecision {
    /// The value of IEEE 754 binary16 bits; exact.
    @inline(__always)
    static func value(binary16 bits: UInt16) -> Float {
        // Shifted into place, the exponent is too small by 127 - 15; a product sets it right, for subnormals too.
        let magnitude = Float(bitPattern: UInt32(bits & 0x7FFF) << 13) * 0x1p112
        let special: UInt32 = (bits & 0x7C00) == 0x7C00 ? 0x7F80_0000 : 0
        return Float(bitPattern: magnitude.bitPattern | special | UInt32(bits & 0x8000) << 16)
    }

    /// The value of bfloat16 bits, which are the upper half of a `Float`; exact.
    @inline(__always)
    static func value(bfloat16 bits: UInt16) -> Float {
        Float(bitPattern: UInt32(bits) << 16)
    }

    /// The nearest binary16 number, ties to even; infinity when too large.
    static func binary16(_ value: Float) -> UInt16 {
        let sign = UInt16(value.bitPattern >> 16 & 0x8000)
        if value.isNaN { return sign | 0x7E00 }
        let magnitude = value.magnitude
        if magnitude >= 65520 { return sign | 0x7C00 }
        if magnitude < 0x1p-14 {
            // Subnormal: a whole number of steps of 2^-24.
            return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven))
        }
        let bits = magnitude.bitPattern - UInt32(127 - 15) << 23
        return sign | UInt16((bits + 0xFFF + (bits >> 13 & 1)) >> 13)
    }

    /// The nearest bfloat16 number, ties to even.
    static func bfloat16(_ value: Float) -> UInt16 {
        let bits = value.bitPattern
        if value.isNaN { return UInt16(bits >> 16) | 0x40 }
        return UInt16((UInt64(bits) + 0x7FFF + UInt64(bits >> 16 & 1)) >> 16)
    }
}
