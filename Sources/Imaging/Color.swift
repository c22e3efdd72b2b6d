/// A color of eight bits a channel, as it is stored in a file (sRGB).
public struct Color: Sendable, Hashable {
    /// Red, 0...255.
    public var red: UInt8
    /// Green, 0...255.
    public var green: UInt8
    /// Blue, 0...255.
    public var blue: UInt8

    /// A color by its channels, 0...255 each.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A color by a number written as on the web: `Color(0xFF8000)` is orange.
    public init(_ hex: UInt32) {
        self.init(red: UInt8(hex >> 16 & 0xFF), green: UInt8(hex >> 8 & 0xFF), blue: UInt8(hex & 0xFF))
    }

    /// A gray, 0 black to 255 white.
    public init(gray: UInt8) {
        self.init(red: gray, green: gray, blue: gray)
    }

    /// Black.
    public static let black = Color(gray: 0)
    /// White.
    public static let white = Color(gray: 255)
}

extension Color {
    /// The color that lies `share` of the way from this one to another, channel by channel.
    public func mixed(with other: Color, share: Float) -> Color {
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8(max(0, min(255, (Float(a) + (Float(b) - Float(a)) * share).rounded())))
        }
        return Color(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    /// How bright the color looks, 0...1, by the luma weights of BT.601.
    public var luma: Float {
        (0.299 * Float(red) + 0.587 * Float(green) + 0.114 * Float(blue)) / 255
    }
}
