/// Values far outside of 0...1, where all expected ones lie inside and fill it.
struct OutOfRange: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let right = evidence.wrong.map(\.statistics.expectedRange)
        let mine = evidence.wrong.map(\.statistics.yourRange)
        guard !evidence.output.elementType.isInteger, evidence.wrongCount >= 4,
            let low = mine.map(\.lowerBound).min(), let high = mine.map(\.upperBound).max(),
            right.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= 1 }),
            right.contains(where: { $0.upperBound > 0.5 }),
            // Where nothing is too large, how many are below 0 tells more.
            high > 1.05 || low < -0.05 && evidence.sum(\.statistics.yourNegatives) < Signs.few(of: evidence)
        else { return nil }
        return Remark(
            id: "range",
            say: "All expected values lie between 0 and 1; yours run from \(Numeral.short(low, digits: 2)) to "
                + "\(Numeral.short(high, digits: 2)).")
    }
}
