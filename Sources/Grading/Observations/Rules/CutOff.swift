/// The expected values, but with their signs lost, cut off at an end, or not cut off where they should be.
struct CutOff: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let negatives = evidence.sum(\.statistics.expectedNegatives)
        if negatives >= 2, evidence.sum(\.statistics.yourNegatives) == 0 {
            if evidence.isEverywhere({ max($0.expected[$1], 0) }) {
                return Remark(
                    id: "negatives-cut",
                    say:
                        "Nothing of yours is below 0, \(negatives) of the expected values are, and all others are right: "
                        + "something cuts off what is negative.")
            }
            if evidence.isEverywhere({ abs($0.expected[$1]) }) {
                return Remark(
                    id: "absolute",
                    say: "Your values are the expected ones without their signs: \(negatives) of those are below 0.")
            }
        }
        let mine = evidence.sum(\.statistics.yourNegatives)
        if negatives == 0, mine >= 2, evidence.isUndone(by: { max($0, 0) }) {
            return Remark(
                id: "negatives-kept",
                say: "\(mine) of your values are below 0, where 0 is expected; all others are right.")
        }
        return clipped(evidence)
    }

    private func clipped(_ evidence: OutputEvidence) -> Remark? {
        let low = evidence.wrong.map(\.statistics.yourRange.lowerBound).min() ?? 0
        let high = evidence.wrong.map(\.statistics.yourRange.upperBound).max() ?? 0
        guard low < high,
            evidence.wrong.contains(where: {
                $0.statistics.expectedRange.lowerBound < low || $0.statistics.expectedRange.upperBound > high
            }), evidence.isEverywhere({ min(max($0.expected[$1], low), high) })
        else { return nil }
        let below = evidence.sum { item in item.expected.count { $0 < low } }
        let above = evidence.sum { item in item.expected.count { $0 > high } }
        // What is cut off must be more than the ends, and less than nearly everything.
        guard below == 0 || below >= 3, above == 0 || above >= 3, below + above <= evidence.wrongCount * 9 / 10 else {
            return nil
        }
        let ends = [below > 0 ? "below \(Numeral.short(low))" : nil, above > 0 ? "above \(Numeral.short(high))" : nil]
            .compactMap { $0 }.joined(separator: " and ")
        return Remark(
            id: "clipped",
            say:
                "Your values are cut off \(ends): \(below + above) of the expected ones lie there, and all others are right."
        )
    }
}
