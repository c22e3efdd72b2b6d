/// The expected values on a coarse grid: whole numbers, some decimals, levels of a byte.
struct RoundedValues: ObservationRule {
    private static let grids: [(parts: Double, say: String)] = [
        (1, "whole numbers"), (10, "whole tenths"), (100, "whole hundredths"),
        (255, "whole 255ths, as levels of a byte are"),
        (256, "whole 256ths"), (1000, "whole thousandths"),
    ]

    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, !evidence.output.elementType.isInteger, evidence.wrongCount >= 4 else {
            return nil
        }
        for (parts, say) in Self.grids {
            // At least one expected value lies off the grid: what is off is off by less than a part of it.
            // And they take three steps of it at least: of two, anything is a rounding.
            guard evidence.always({ $0.statistics.farthest < 1.001 / parts }),
                evidence.wrong.contains(where: {
                    ($0.statistics.yourRange.upperBound - $0.statistics.yourRange.lowerBound) * parts > 1.5
                })
            else { continue }
            let isOnGrid = { (value: Double) in abs(value * parts - (value * parts).rounded()) < 1e-4 }
            let holds = evidence.always { item in
                item.samples.allSatisfy { isOnGrid(item.yours[$0]) } && item.yours.allSatisfy(isOnGrid)
            }
            guard holds else { continue }
            // On the grid by chance is not enough: one rule has to lead from every expected value to yours.
            let slack = 1e-4 / parts
            let isRounded = everywhere(in: evidence) { abs($0 - $1) <= 0.5 / parts + slack }
            let isCutOff = everywhere(in: evidence) { abs($0) <= abs($1) + slack && abs($1 - $0) < 1 / parts + slack }
            guard isRounded || isCutOff else { continue }
            return Remark(
                id: "rounded",
                say: "Your values are \(say): the expected ones, \(isRounded ? "rounded" : "with the rest cut off").")
        }
        return nil
    }

    private func everywhere(in evidence: OutputEvidence, _ holds: (_ yours: Double, _ expected: Double) -> Bool) -> Bool
    {
        evidence.always { item in item.yours.indices.allSatisfy { holds(item.yours[$0], item.expected[$0]) } }
    }
}
