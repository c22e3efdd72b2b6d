/// Every value almost right: another epsilon, another constant, too few digits.
struct Nearly: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, !evidence.output.elementType.isInteger, evidence.wrongCount >= 4,
            evidence.always({ $0.statistics.farthestShare <= 0.01 }),
            // A constant changes most of the values; where most are right, it is something else that is not.
            evidence.sum(\.statistics.off) * 2 >= evidence.wrongCount
        else { return nil }
        let share = evidence.wrong.map(\.statistics.farthestShare).max() ?? 0
        return Remark(
            id: "nearly",
            say: "Nearly: no value is off by more than \(Numeral.short(100 * share, digits: 2)) % of the expected one. "
                + "Is a constant a little different, or something rounded on the way?")
    }
}
