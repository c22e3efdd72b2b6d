import Foundation

/// JSON as reports write it: the same bytes for the same value, one key a line.
enum ReportJSON {
    static func data(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value) + Data("\n".utf8)
    }
}

/// Points as a number of JSON with at most two decimals.
///
/// A binary fraction of 12.3 may be printed as 12.300000000000001; a decimal one is 12.3 everywhere.
struct ExactNumber: Encodable {
    let score: Score

    init(_ score: Score) { self.score = score }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if score.hundredths % 100 == 0 {
            try container.encode(score.hundredths / 100)
        } else {
            try container.encode(Decimal(string: score.short, locale: Locale(identifier: "en_US_POSIX")) ?? 0)
        }
    }
}
