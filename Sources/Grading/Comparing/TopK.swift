import Lessons

/// Whether the largest elements along the last axis are the expected ones, in the expected order.
///
/// An output of whole numbers with `k` entries a row names the elements itself; any other output holds the scores.
/// Elements whose reference scores are equal may stand in either order.
struct TopK {
    let k: Int

    func mismatch(_ yours: GradedTensor, _ expected: GradedTensor) -> RankingMismatch? {
        let width = expected.shape.last ?? 1
        guard width > 0 else { return nil }
        let rows = expected.count / width
        // Whole numbers in both: the rows are lists of indices already, compared as they stand.
        let areIndices = OutputType(rawValue: yours.elementType)?.isInteger == true
        var inPlace = 0
        var first: (place: Int, yours: Int, expected: Int)?
        for row in 0..<rows {
            let mine = Array(yours.values[(row * width)..<((row + 1) * width)])
            let right = Array(expected.values[(row * width)..<((row + 1) * width)])
            let myOrder = areIndices ? mine.map { Int($0) } : largest(mine)
            let rightOrder = areIndices ? right.map { Int($0) } : largest(right)
            for place in 0..<min(k, width) {
                let isTied = !areIndices && right[myOrder[place]] == right[rightOrder[place]]
                if myOrder[place] == rightOrder[place] || isTied {
                    inPlace += 1
                } else if first == nil {
                    first = (place + 1, myOrder[place], rightOrder[place])
                }
            }
        }
        return first.map {
            RankingMismatch(
                k: k, inPlace: inPlace, places: rows * min(k, width), firstPlace: $0.place, yours: $0.yours,
                expected: $0.expected)
        }
    }

    /// The indices of the `k` largest, the largest first, equal ones in their order.
    private func largest(_ row: [Double]) -> [Int] {
        Ranking.order(of: row.map { -$0 }).prefix(k).map { Int($0) }
    }
}
