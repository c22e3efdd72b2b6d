import Foundation

/// One function too many: every value is the square, the logarithm and so on of the expected one.
struct BentValues: ObservationRule {
    private struct Bend {
        let id: String
        let say: String
        /// Leads from the learner's value back to the expected one.
        let undone: @Sendable (Double) -> Double
        var target: @Sendable (Double) -> Double = { $0 }
        /// Whether the learner's values can be such ones at all.
        var isPossible: @Sendable (ClosedRange<Double>) -> Bool = { _ in true }
    }

    private static let bends = [
        Bend(
            id: "square", say: "Every value is the square of the expected one.", undone: { $0.squareRoot() },
            target: { abs($0) }, isPossible: { $0.lowerBound >= 0 }),
        Bend(
            id: "square-root", say: "Every value is the square root of the expected one.", undone: { $0 * $0 },
            isPossible: { $0.lowerBound >= 0 }),
        Bend(
            id: "logarithm", say: "Every value is the logarithm of the expected one.", undone: { exp($0) }),
        Bend(
            id: "exponential", say: "Every value is the exponential of the expected one.", undone: { log($0) },
            isPossible: { $0.lowerBound > 0 }),
        Bend(
            id: "reciprocal", say: "Every value is 1 divided by the expected one.", undone: { 1 / $0 },
            isPossible: { $0.lowerBound > 0 || $0.upperBound < 0 }),
        Bend(
            id: "sigmoid", say: "Every value is the sigmoid of the expected one.", undone: { log($0 / (1 - $0)) },
            isPossible: { $0.lowerBound > 0 && $0.upperBound < 1 }),
        Bend(
            id: "complement", say: "Every value is 1 less the expected one: low and high are exchanged.",
            undone: { 1 - $0 }),
        Bend(id: "negated", say: "Every value has the wrong sign.", undone: { -$0 }),
    ]

    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.wrongCount >= 3 || areTwoThatTell(evidence), !evidence.output.elementType.isInteger else {
            return nil
        }
        // Where all is within the tolerance of one value, everything is a function of it.
        let atol = evidence.tolerance.atol
        guard
            evidence.always({ item in
                let range = item.statistics.expectedRange
                return max(abs(range.lowerBound), abs(range.upperBound)) > 50 * atol
                    && (evidence.count < 3 || !range.isPoint)
            })
        else { return nil }
        for bend in Self.bends where evidence.always({ bend.isPossible($0.statistics.yourRange) }) {
            if evidence.isUndone(by: bend.undone, to: bend.target) { return Remark(id: bend.id, say: bend.say) }
        }
        return nil
    }

    /// Two numbers tell as much when they are clearly two and neither is one that such functions leave or exchange.
    private func areTwoThatTell(_ evidence: OutputEvidence) -> Bool {
        let expected = evidence.wrong.flatMap(\.expected)
        guard expected.count == 2, evidence.judgesElements, evidence.tolerance.rtol <= 1e-3 else { return false }
        let isOrdinary = expected.allSatisfy { value in
            [0, 0.5, 1].allSatisfy { abs(abs(value) - $0) > 0.01 + 50 * evidence.tolerance.atol }
        }
        return isOrdinary && abs(expected[0] - expected[1]) > 0.05 * max(abs(expected[0]), abs(expected[1]))
    }
}
