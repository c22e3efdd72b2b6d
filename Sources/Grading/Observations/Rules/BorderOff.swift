/// A map that is right inside and off along its edge.
struct BorderOff: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let long = evidence.shape.indices.filter { evidence.shape[$0] > 1 }.suffix(2)
        guard evidence.judgesElements, long.count == 2, long.allSatisfy({ evidence.shape[$0] >= 5 }) else { return nil }
        let strides = Gather.strides(of: evidence.shape)
        var widest = 0
        var sides: Set<Int> = []
        for item in evidence.wrong {
            let most = item.statistics.off
            guard most >= 4, most * 2 <= item.yours.count else { return nil }
            for place in item.yours.indices
            where !evidence.tolerance.holds(item.yours[place], item.expected[place]) {
                var nearest = (distance: Int.max, side: 0)
                for (number, axis) in long.enumerated() {
                    let index = place / strides[axis] % evidence.shape[axis]
                    let distances = [index, evidence.shape[axis] - 1 - index]
                    for (end, distance) in distances.enumerated() where distance < nearest.distance {
                        nearest = (distance, 2 * number + end)
                    }
                }
                widest = max(widest, nearest.distance + 1)
                sides.insert(nearest.side)
            }
        }
        let shortest = long.map { evidence.shape[$0] }.min() ?? 0
        // At least two sides, and an inside that is larger than the edge.
        guard sides.count >= 2, widest * 5 <= shortest else { return nil }
        let edge = widest == 1 ? "the outermost row or column" : "the \(widest) outermost rows and columns"
        return Remark(
            id: "border-off",
            say: "Everything inside is right; off are only values in \(edge). What lies beyond the edge?")
    }
}
