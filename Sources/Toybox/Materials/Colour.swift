/// Colours as people write them, turned into linear light.
enum Colour {
    /// Linear RGB of an sRGB colour written 0xRRGGBB.
    static func srgb(_ hex: UInt32) -> Vector {
        Vector(linear(hex >> 16 & 255), linear(hex >> 8 & 255), linear(hex & 255))
    }

    private static func linear(_ byte: UInt32) -> Float {
        let c = Float(byte) / 255
        return c <= 0.04045 ? c / 12.92 : Portable.pow((c + 0.055) / 1.055, 2.4)
    }

    /// Luminance of a linear colour by the weights of BT.709.
    @inline(__always)
    static func luminance(_ c: Vector) -> Float {
        dot(c, [0.2126, 0.7152, 0.0722])
    }
}
