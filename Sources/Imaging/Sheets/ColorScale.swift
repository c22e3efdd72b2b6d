/// What colors stand for: a scale and the numbers at its ends.
public struct ColorScale: Sendable, Hashable {
    /// The colors.
    public let colormap: Colormap
    /// The numbers that the first and the last color stand for.
    public let range: ClosedRange<Float>

    /// A bar of a colormap's colors, with the numbers that its ends stand for.
    public init(colormap: Colormap, range: ClosedRange<Float>) {
        self.colormap = colormap
        self.range = range
    }

    /// A number as it stands beside a bar: three significant digits.
    public static func text(_ value: Float) -> String {
        if value == 0 { return "0" }
        let size = abs(value)
        // Digits after the point that leave three significant ones; an exponent where that would be long.
        guard size >= 0.001, size < 10_000 else { return exponential(value) }
        let digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.01 ? 4 : 5
        return trimmed(fixed(value, digits: digits))
    }

    private static func fixed(_ value: Float, digits: Int) -> String {
        let power = (0..<digits).reduce(1) { product, _ in product * 10 }
        let units = Int((Double(abs(value)) * Double(power)).rounded())
        let fraction = String(units % power)
        let whole = (value < 0 ? "−" : "") + String(units / power)
        return digits == 0 ? whole : whole + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    private static func exponential(_ value: Float) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "−inf" : "inf" }
        var exponent = 0
        var mantissa = Double(value)
        while abs(mantissa) >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while abs(mantissa) < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        return trimmed(fixed(Float(mantissa), digits: 2)) + "e" + (exponent < 0 ? "−" : "") + String(abs(exponent))
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
