/// Whole numbers that are off by 1 and never more.
struct OffByOne: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, evidence.output.elementType.isInteger, evidence.wrongCount >= 2,
            evidence.count * evidence.cases.count >= 4,
            evidence.always({ $0.statistics.farthest == 1 }),
            // A single one may be anything else, and happens to lie beside the right one.
            evidence.sum(\.statistics.off) >= 3,
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
}
