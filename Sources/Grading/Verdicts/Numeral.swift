import Foundation

/// Numbers as a person would write them.
enum Numeral {
    /// At most `digits` significant digits, no trailing zeros.
    static func short(_ value: Double, digits: Int = 4) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-infinity" : "infinity" }
        if value == value.rounded(), abs(value) < 1e9 { return value == 0 ? "0" : String(Int(value)) }
        return String(format: "%.\(digits)g", value)
    }

    /// Two numbers with as many digits as it takes to tell them apart.
    static func pair(_ first: Double, _ second: Double) -> (String, String) {
        for digits in 3...17 {
            let texts = (short(first, digits: digits), short(second, digits: digits))
            if texts.0 != texts.1 || first == second || first.isNaN && second.isNaN { return texts }
        }
        return (short(first, digits: 17), short(second, digits: 17))
    }

    /// A share in whole percent; never 0 % of something, nor 100 % of less than all.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0, part > 0, part < whole else { return part == 0 ? "0 %" : "100 %" }
        return "\(max(1, min(99, Int((100 * Double(part) / Double(whole)).rounded())))) %"
    }
}
