import NN

/// A scale of 256 colors that turns a number in 0...1 into a color.
public struct Colormap: Sendable, Hashable {
    /// The name that the field gives it.
    public let name: String
    /// The colors of 0...1 in 256 even steps.
    public let colors: [Color]

    /// A scale of your own, from its 256 colors, the lowest first.
    public init(name: String, colors: [Color]) {
        precondition(colors.count == 256, "a color scale has 256 colors, not \(colors.count)")
        self.name = name
        self.colors = colors
    }

    /// Black to white.
    public static let gray = Colormap(name: "gray", colors: (0...255).map { Color(gray: UInt8($0)) })

    /// Black over red and yellow to white: matplotlib's `hot`, byte for byte.
    public static let hot = Colormap(
        name: "hot",
        colors: (0...255).map { index in
            let x = Double(index) / 255
            /// Rises from `low` at `start` to 1 at `end`.
            func ramp(from start: Double, to end: Double, low: Double = 0) -> UInt8 {
                UInt8(255 * min(max(low + (1 - low) * (x - start) / (end - start), low), 1))
            }
            return Color(
                red: ramp(from: 0, to: 0.365079, low: 0.0416), green: ramp(from: 0.365079, to: 0.746032),
                blue: ramp(from: 0.746032, to: 1))
        })

    /// Blue over green and yellow to red: OpenCV's `COLORMAP_JET`, byte for byte.
    ///
    /// Matplotlib's map of the same name differs by up to 33 levels. Its bright band at the middle shows edges that
    /// the numbers do not have, and red beside green is lost on a color-blind reader: `viridis` is safer.
    public static let jet = Colormap(
        name: "jet",
        colors: (0...255).map { k in
            let red =
                switch k {
                case ..<96: 0
                case ..<160: 4 * k - 382
                case ..<224: 255
                default: 4 * (255 - k) + 128
                }
            let green =
                switch k {
                case ...32: 0
                case ..<96: 4 * (k - 32)
                case ..<160: 255
                default: max(4 * (223 - k), 0)
                }
            let blue =
                switch k {
                case ..<32: 4 * k + 128
                case ..<96: 255
                case ..<159: 638 - 4 * k
                case 159: 1
                default: 0
                }
            return Color(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
        })

    /// Violet over green to yellow: even steps to the eye, safe for color-blind readers, readable when printed gray.
    public static let viridis = Colormap(name: "viridis", colors: viridisTable.map { Color($0) })

    /// The color of a number: the step `trunc(256 * value)` with 1 in the last step, as matplotlib does.
    ///
    /// Numbers below 0 and above 1 get the end colors; NaN is magenta, which no scale here contains.
    public func color(of value: Float) -> Color {
        value.isNaN ? Self.notANumber : colors[Int(min(max(value * 256, 0), 255))]
    }

    /// The color that stands for NaN.
    public static let notANumber = Color(0xFF00FF)

    /// Draws a map as a picture, one pixel for an element.
    ///
    /// - Parameters:
    ///   - map: `[H, W]`; axes of length 1 before them are allowed.
    ///   - range: what maps to the first and the last color; the map's own finite minimum and maximum when nil. An empty
    ///     range draws everything in the first color.
    public func picture(of map: Tensor, range: ClosedRange<Float>? = nil) -> Picture {
        let (height, width) = map.planeSize
        let range = range ?? map.finiteRange
        let span = range.upperBound - range.lowerBound
        var pixels = [UInt8]()
        pixels.reserveCapacity(width * height * 3)
        for value in map.scalars {
            let color = color(of: span > 0 ? (value - range.lowerBound) / span : value.isNaN ? value : 0)
            pixels.append(color.red)
            pixels.append(color.green)
            pixels.append(color.blue)
        }
        return Picture(width: width, height: height, pixels: pixels)
    }
}
