import Imaging

/// Bars from a zero line, one a value.
struct BarChart: Sendable {
    let values: [Float]
    private let low: Float
    private let high: Float

    private static let size = (width: 224, height: 120)

    /// Creates a chart whose scale also covers the values of another, so that the two can be compared.
    init(values: [Float], sharing others: [Float]) {
        self.values = values
        let finite = (values + others).filter(\.isFinite)
        low = min(finite.min() ?? 0, 0)
        high = max(finite.max() ?? 0, 0)
    }

    /// The chart as a tile; below it stands how far the scale goes, unless there is something better to say.
    func tile(caption: String, note: String? = nil) -> Tile {
        Tile(picture(), caption: caption, note: note ?? "\(Self.short(low)) to \(Self.short(high))")
    }

    private func picture() -> Picture {
        let (width, height) = Self.size
        var picture = Picture(width: width, height: height, color: .white)
        let span = high - low
        guard span > 0 else { return picture }
        func y(_ value: Float) -> Int { Int((high - value) / span * Float(height - 1)) }
        let zero = y(0)
        let step = Double(width) / Double(values.count)
        for (index, value) in values.enumerated() {
            let x = Int(Double(index) * step)
            let next = max(Int(Double(index + 1) * step) - (step >= 4 ? 1 : 0), x + 1)
            let color: Color = value.isFinite ? (value < 0 ? Color(0x1F4E9E) : Color(0xC2571A)) : Color(0xD11FD1)
            let top = value.isFinite ? min(y(value), zero) : 0
            let bottom = value.isFinite ? max(y(value), zero) : height - 1
            picture.fill(x: x, y: top, width: next - x, height: max(bottom - top, 1), color: color)
        }
        picture.fill(x: 0, y: zero, width: width, height: 1, color: Color(gray: 120))
        return picture
    }

    private static func short(_ value: Float) -> String {
        value == 0 ? "0" : Double(value).formatted(.number.precision(.significantDigits(1...3)).grouping(.never))
    }
}
