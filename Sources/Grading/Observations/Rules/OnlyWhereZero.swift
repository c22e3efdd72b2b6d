import Foundation

/// Right wherever there is something, off wherever 0 is expected.
struct OnlyWhereZero: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements else { return nil }
        let off = evidence.sum(\.statistics.off)
        let zeros = evidence.sum(\.statistics.expectedZeros)
        let others = evidence.wrongCount - zeros
        guard off >= 3, others >= 4,
            evidence.always({ $0.statistics.off == $0.statistics.offWhereZeroIsExpected }),
            off * 10 >= zeros * 9 || isNoChance(off, others, of: evidence.wrongCount)
        else { return nil }
        return Remark(
            id: "only-where-zero",
            say: "Every value is right where something other than 0 is expected. Off are only those where 0 is: "
                + "\(off == zeros ? "all" : "\(off)") of them.")
    }

    /// Whether so many places, if they lay anywhere, would miss all `others` less than once in ten thousand times.
    private func isNoChance(_ off: Int, _ others: Int, of count: Int) -> Bool {
        Double(off) * log(1 - Double(others) / Double(count)) < log(1e-4)
    }
}
