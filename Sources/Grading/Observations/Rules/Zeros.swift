/// Zeros where there should be none, or none where there should be some.
struct Zeros: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let shared = evidence.sum(\.statistics.sharedZeros)
        let right = evidence.sum(\.statistics.expectedZeros)
        let mine = evidence.sum(\.statistics.yourZeros)
        let few = max(3, evidence.wrongCount / 20)
        if right >= few, shared * 10 <= right {
            return Remark(
                id: "zeros",
                say: "\(right) of the expected values are exactly 0, and yours "
                    + (shared == 0 ? "are 0 at none of those places." : "are so at only \(shared) of those places."))
        }
        if mine - shared >= few, shared * 10 >= right * 9 {
            return Remark(
                id: "zeros",
                say:
                    "Yours are 0 at \(mine - shared) places where something else is expected. Is something left out, or cut off?"
            )
        }
        return nil
    }
}
