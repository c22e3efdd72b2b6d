/// Whole numbers that are off by 1 and never more.
struct OffByOne: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, evidence.output.elementType.isInteger, evidence.wrongCount >= 2,
            evidence.count * evidence.cases.count >= 4,
            evidence.always({ $0.statistics.farthest == 1 })
        else { return nil }
        let (large, off) = (evidence.sum(\.statistics.tooLarge), evidence.sum(\.statistics.off))
        let side = large == off ? ", and always too large" : large == 0 ? ", and always too small" : ""
        return Remark(id: "off-by-one", say: "Nothing is off by more than 1\(side). How are fractions rounded?")
    }
}
