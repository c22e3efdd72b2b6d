/// One and the same value everywhere.
struct ConstantOutput: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.count > 1, evidence.always({ $0.statistics.yourRange.isPoint }),
            evidence.wrong.contains(where: { !$0.statistics.expectedRange.isPoint })
        else { return nil }
        let values = Set(evidence.wrong.map(\.statistics.yourRange.lowerBound))
        guard values.count == 1, let value = values.first else {
            return Remark(
                id: "constant", say: "Within a case, all your values are the same; the expected ones are not.")
        }
        return Remark(
            id: "constant", say: "Every value is \(Numeral.short(value)); the expected ones are not all the same.")
    }
}
