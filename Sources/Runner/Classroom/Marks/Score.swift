/// Points in hundredths: sums of them are exact, and the same on every machine.
package struct Score: Sendable, Hashable, Comparable, Codable {
    package let hundredths: Int

    package init(hundredths: Int) { self.hundredths = hundredths }

    package init(_ points: Int) { hundredths = points * 100 }

    /// The nearest hundredth; of two that are as near, the larger.
    package init(_ points: Double) { hundredths = Int((points * 100).rounded(.toNearestOrAwayFromZero)) }

    package static let zero = Score(hundredths: 0)

    package static func + (a: Score, b: Score) -> Score { Score(hundredths: a.hundredths + b.hundredths) }
    package static func - (a: Score, b: Score) -> Score { Score(hundredths: a.hundredths - b.hundredths) }
    package static func < (a: Score, b: Score) -> Bool { a.hundredths < b.hundredths }

    package var value: Double { Double(hundredths) / 100 }

    /// As short as it goes: `12`, `12.5`, `0.05`.
    package var short: String {
        let full = fixed
        if full.hasSuffix(".00") { return String(full.dropLast(3)) }
        return full.hasSuffix("0") ? String(full.dropLast()) : full
    }

    /// With two places: `12.50`.
    package var fixed: String {
        let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(part < 10 ? "0" : "")\(part)"
    }
}
