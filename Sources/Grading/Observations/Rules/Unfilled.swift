/// Everything that is off is 0, and the rest is right: places that were never written.
struct Unfilled: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, evidence.count >= 4 else { return nil }
        let off = evidence.sum(\.statistics.off)
        guard off >= 2, evidence.always({ $0.statistics.off == $0.statistics.offWhereYoursIsZero }) else { return nil }
        // Some of what is not 0 has to be right, or nothing was filled in at all.
        let right = evidence.sum { $0.expected.count - $0.statistics.off - $0.statistics.expectedZeros }
        guard right >= off / 2, right >= 2 else { return nil }
        let place = OffPlaces(evidence).fewest.map { ", at \($0.labels)" } ?? ""
        return Remark(
            id: "unfilled",
            say: "Everything that is off is 0 in yours\(place), and all else is right. Are some places left out?")
    }
}
