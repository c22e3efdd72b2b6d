/// The right values, all of them, in other places.
struct RightSet: ObservationRule {
    /// More are not sorted: that takes longer than a remark may.
    private static let most = 1 << 16

    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.count >= 2, evidence.always({ hasSameSums($0, evidence) }) else { return nil }
        let isSame = evidence.always { item in
            // What is in its place need not be sorted.
            let off = item.yours.indices.filter { !evidence.tolerance.holds(item.yours[$0], item.expected[$0]) }
            guard off.count <= Self.most else { return false }
            let yours = off.map { item.yours[$0] }.sorted()
            let expected = off.map { item.expected[$0] }.sorted()
            return yours.indices.allSatisfy { evidence.tolerance.holds(yours[$0], expected[$0]) }
        }
        let distinct = evidence.wrong.map { Set($0.expected.prefix(64)).count }.max() ?? 0
        // Two values are exchanged easily.
        guard isSame, evidence.wrongCount >= 4, distinct >= 2 else { return nil }
        return Remark(
            id: "right-set", say: "All of these are right values, and none is missing, but they stand in another order."
        )
    }

    /// A sum of all and a sum of all squares, which hardly agree by chance: sorting takes longer.
    private func hasSameSums(_ item: CaseEvidence, _ evidence: OutputEvidence) -> Bool {
        let mine = item.statistics.yourRange
        let right = item.statistics.expectedRange
        guard evidence.tolerance.holds(mine.lowerBound, right.lowerBound),
            evidence.tolerance.holds(mine.upperBound, right.upperBound)
        else { return false }
        var (a, e) = (0.0, 0.0)
        var slack = 0.0
        for index in item.yours.indices {
            a += item.yours[index]
            e += item.expected[index]
            slack += evidence.tolerance.atol + evidence.tolerance.rtol * abs(item.expected[index])
        }
        return abs(a - e) <= slack + 1e-9 * abs(e)
    }
}
