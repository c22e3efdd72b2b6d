/// Nothing negative where a good part should be, or the other way round.
struct Signs: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let mine = evidence.sum(\.statistics.yourNegatives)
        let right = evidence.sum(\.statistics.expectedNegatives)
        let few = Self.few(of: evidence)
        if mine == 0, right >= few {
            return Remark(
                id: "nothing-negative", say: "Nothing of yours is below 0; \(right) of the expected values are.")
        }
        if right == 0, mine >= few, !evidence.output.elementType.isInteger {
            return Remark(id: "negative-values", say: "\(mine) of your values are below 0; nothing expected is.")
        }
        return nil
    }

    /// Fewer negative values than these are not spoken of.
    static func few(of evidence: OutputEvidence) -> Int { max(3, evidence.wrongCount / 10) }
}
