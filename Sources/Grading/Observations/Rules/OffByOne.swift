/// Whole numbers that are off by 1 and never more.
struct OffByOne: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, evidence.output.elementType.isInteger, evidence.wrongCount >= 2,
            evidence.count * evidence.cases.count >= 4,
            evidence.always({ $0.statistics.farthest == 1 }),
            evidence.sum(\.statistics.off) >= 2 || isLarge(evidence),
            // Of what is 0 or 1 only, nothing could be off by more.
            evidence.wrong.contains(where: { !(0...1).contains($0.statistics.expectedRange.upperBound) })
        else { return nil }
        let (large, off) = (evidence.sum(\.statistics.tooLarge), evidence.sum(\.statistics.off))
        let side = large == off ? ", and always too large" : large == 0 ? ", and always too small" : ""
        return Remark(
            id: "off-by-one",
            say:
                "Nothing is off by more than 1\(side). Is a fraction rounded the other way, or one counted too many or too few?"
        )
    }

    /// Whether something is off that is large: a single small number easily lies beside the right one, whatever went wrong.
    private func isLarge(_ evidence: OutputEvidence) -> Bool {
        evidence.wrong.contains { item in
            item.yours.indices.contains { item.yours[$0] != item.expected[$0] && abs(item.expected[$0]) >= 16 }
        }
    }
}
