/// Other values in the right order of size, or in the reverse: a step that bends the scale is missing, or one too many.
struct OrderKept: ObservationRule {
    /// More are not sorted: that takes longer than a remark may.
    private static let most = 1 << 18

    func remark(on evidence: OutputEvidence) -> Remark? {
        guard (8...Self.most).contains(evidence.count), !evidence.output.elementType.isInteger else { return nil }
        for (isUp, id, say) in [
            (
                true, "order-kept",
                "From the smallest to the largest, your values are in the right order, but their sizes are not "
                    + "the expected ones: a step that bends or scales them is missing, another one, or one too many."
            ),
            (
                false, "order-reversed",
                "From the smallest to the largest, your values are in exactly the reverse order."
            ),
        ] {
            let holds = evidence.always { item in
                isInOrder(item.yours, item.expected, Array(item.samples), isUp, evidence.tolerance)
                    && isInOrder(item.yours, item.expected, nil, isUp, evidence.tolerance)
            }
            if holds { return Remark(id: id, say: say) }
        }
        return nil
    }

    /// Whether the answer rises (or falls) with the reference; looked at all over, or at some places.
    private func isInOrder(
        _ yours: [Double], _ expected: [Double], _ places: [Int]?, _ isUp: Bool, _ tolerance: Tolerance
    ) -> Bool {
        let right = places.map { $0.map { expected[$0] } } ?? expected
        let mine = places.map { $0.map { isUp ? yours[$0] : -yours[$0] } } ?? (isUp ? yours : yours.map { -$0 })
        let order = Ranking.order(of: right)
        // Values that the tolerance does not tell apart may stand in either order: a value is held against those that are
        // clearly smaller, of which `reached` have been seen and `highest` is the largest answer.
        var highest = -Double.infinity
        var reached = 0
        var (rises, ties) = (0, 0)
        var last = -Double.infinity
        for index in order {
            let value = right[Int(index)]
            while right[Int(order[reached])] < value, !tolerance.holds(right[Int(order[reached])], value) {
                let below = mine[Int(order[reached])]
                if below > highest {
                    highest = below
                    rises += 1
                } else if below == highest, right[Int(order[reached])] > last {
                    ties += 1
                }
                last = right[Int(order[reached])]
                reached += 1
            }
            if mine[Int(index)] < highest - 1e-6 * abs(highest) { return false }
        }
        // What is cut off or rounded is no longer in any order.
        return rises >= 4 && ties * 10 <= rises
    }
}
