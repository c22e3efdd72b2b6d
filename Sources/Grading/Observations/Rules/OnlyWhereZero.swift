/// Right wherever there is something, off wherever 0 is expected.
struct OnlyWhereZero: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements else { return nil }
        let off = evidence.sum(\.statistics.off)
        let zeros = evidence.sum(\.statistics.expectedZeros)
        guard off >= 3, off * 10 >= zeros * 9, evidence.wrongCount - zeros >= 4,
            evidence.always({ $0.statistics.off == $0.statistics.offWhereZeroIsExpected })
        else { return nil }
        return Remark(
            id: "only-where-zero",
            say: "Every value is right where something other than 0 is expected. Off are only those where 0 is: "
                + "\(off == zeros ? "all" : "\(off)") of them.")
    }
}
