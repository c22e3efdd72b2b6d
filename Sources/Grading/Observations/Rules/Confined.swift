/// All that is off lies at few entries of one axis.
struct Confined: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, let entries = OffPlaces(evidence).fewest else { return nil }
        var say = "Off only at \(entries.labels); everything else along \(entries.slicing.name) is right."
        if evidence.always({ $0.statistics.off == $0.statistics.offWhereZeroIsExpected }) {
            say += " There 0 is expected."
        }
        return Remark(id: "confined", say: say)
    }
}
