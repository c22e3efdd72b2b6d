/// Linear light to sRGB bytes.
enum Encoding {
    /// The sRGB byte of a linear value in 0...1 (IEC 61966-2-1).
    @inline(__always)
    static func byte(_ linear: Float) -> UInt8 {
        let x = clamp(linear)
        let encoded = x <= 0.003_130_8 ? x * 12.92 : 1.055 * Portable.pow(x, 1 / 2.4) - 0.055
        return UInt8(clamp(encoded) * 255 + 0.5)
    }
}
