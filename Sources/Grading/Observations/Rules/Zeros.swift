/// Zeros where there should be none, or none where there should be some.
struct Zeros: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let shared = evidence.sum(\.statistics.sharedZeros)
        let right = evidence.sum(\.statistics.expectedZeros)
        let mine = evidence.sum(\.statistics.yourZeros)
        if let remark = exchanged(evidence) { return remark }
        let few = max(3, evidence.wrongCount / 20)
        if right >= few, shared * 10 <= right {
            return Remark(
                id: "zeros",
                say: "\(right) of the expected values are exactly 0, and yours "
                    + (shared == 0 ? "are 0 at none of those places." : "are so at only \(shared) of those places."))
        }
        // A handful of shares or counts may well be 0.
        if evidence.count >= 16, mine - shared >= few, shared * 10 >= right * 9 {
            return Remark(
                id: "zeros",
                say:
                    "Yours are 0 at \(mine - shared) places where something else is expected. Is something left out, or cut off?"
            )
        }
        return nil
    }

    /// All that is expected to be something is 0, and something stands where 0 is expected.
    private func exchanged(_ evidence: OutputEvidence) -> Remark? {
        let right = evidence.wrongCount - evidence.sum(\.statistics.expectedZeros)
        let mine = evidence.wrongCount - evidence.sum(\.statistics.yourZeros)
        // Where nearly all of yours are 0, they are so in most places anyway.
        guard right >= 8, mine >= 8, mine * 4 >= evidence.wrongCount,
            evidence.always({
                $0.statistics.yourZeros - $0.statistics.sharedZeros == $0.yours.count - $0.statistics.expectedZeros
            })
        else { return nil }
        return Remark(
            id: "zeros",
            say: "Yours are 0 wherever something else is expected, and \(mine) of them are something else where 0 is "
                + "expected. Is a condition the wrong way round?")
    }
}
