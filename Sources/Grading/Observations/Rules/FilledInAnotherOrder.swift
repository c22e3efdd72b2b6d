import Lessons

/// The right values, written one after the other with the axes in another order.
struct FilledInAnotherOrder: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        for order in Permutations.moving(evidence.shape) {
            let gather = Gather(evidence.shape, order: order)
            guard evidence.isEverywhere({ $0.expected[gather.source(of: $1)] }) else { continue }
            let names = evidence.output.axes
            let long = order.filter { evidence.shape[$0] > 1 }
            let right = long.sorted()
            return Remark(
                id: "filled-in-another-order",
                say: "The right values, but written one after the other in another order: outermost is "
                    + "\(Spelling.list(long.map { names[$0] })), and should be \(Spelling.list(right.map { names[$0] }))."
            )
        }
        return nil
    }
}
