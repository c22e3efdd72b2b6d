import Lessons

/// A map that is right inside and off along its edge.
struct BorderOff: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let long = evidence.shape.indices.filter { evidence.shape[$0] > 1 }.suffix(2)
        let shortest = long.map { evidence.shape[$0] }.min() ?? 0
        guard evidence.judgesElements, long.count == 2, shortest >= 4,
            evidence.always({ $0.statistics.off >= 4 && $0.statistics.off * 2 <= $0.yours.count }),
            let edges = edges(evidence, Array(long), shortest), edges.sides.count >= 2
        else { return nil }
        // An inside that is larger than the edge, and an edge that is off in good part: a few places lie there by chance. Of a
        // small map only the sides that are off are taken for edge.
        let width = edges.width
        let inside = long.reduce(1) { product, axis in
            product * (evidence.shape[axis] - width * edges.sides.count { $0.axis == axis })
        }
        let area = long.reduce(1) { $0 * evidence.shape[$1] }
        let edge = (area - inside) * evidence.wrongCount / area
        guard width * 5 <= shortest || inside * 2 >= area, evidence.sum(\.statistics.off) * 3 >= edge else {
            return nil
        }
        let lines =
            width == 1
            ? Spelling.list(
                edges.sides.map {
                    "\(evidence.output.axes[$0.axis])=\($0.isEnd ? evidence.shape[$0.axis] - 1 : 0)"
                })
            : "the \(width) outermost rows and columns"
        return Remark(
            id: "border-off",
            say:
                "Everything inside is right; off are only values \(width == 1 ? "at" : "in") \(lines). What lies beyond the edge?"
        )
    }

    private struct Side: Hashable {
        let axis: Int
        let isEnd: Bool
    }

    /// The fewest sides of the map that everything lies on that is off, and how wide; nil where that is too wide for an edge.
    private func edges(_ evidence: OutputEvidence, _ axes: [Int], _ shortest: Int) -> (sides: [Side], width: Int)? {
        let strides = Gather.strides(of: evidence.shape)
        let sides = axes.flatMap { [Side(axis: $0, isEnd: false), Side(axis: $0, isEnd: true)] }
        func distance(_ place: Int, _ side: Side) -> Int {
            let index = place / strides[side.axis] % evidence.shape[side.axis]
            return side.isEnd ? evidence.shape[side.axis] - 1 - index : index
        }
        func forEachOff(_ body: (Int) -> Void) {
            for item in evidence.wrong {
                for place in item.yours.indices
                where !evidence.tolerance.holds(item.yours[place], item.expected[place]) { body(place) }
            }
        }
        var width = 1
        forEachOff { place in width = max(width, sides.reduce(Int.max) { min($0, distance(place, $1)) } + 1) }
        guard width == 1 || width * 5 <= shortest else { return nil }
        // For each place the sides that it lies on, as bits; a corner lies on two.
        var places: Set<Int> = []
        forEachOff { place in
            places.insert(sides.indices.reduce(0) { $0 | (distance(place, sides[$1]) < width ? 1 << $1 : 0) })
        }
        let choices = (1..<1 << sides.count).sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        let chosen = choices.first { choice in places.allSatisfy { $0 & choice != 0 } }
        return chosen.map { choice in (sides.indices.filter { choice >> $0 & 1 == 1 }.map { sides[$0] }, width) }
    }
}
