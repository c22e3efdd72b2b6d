/// The right channels, maps, rows or columns in the wrong order, or one of them in the place of several.
struct EntriesReordered: ObservationRule {
    /// Beyond this length a list is no order of channels or rows.
    private static let longest = 512

    func remark(on evidence: OutputEvidence) -> Remark? {
        for axis in evidence.shape.indices where (2...Self.longest).contains(evidence.shape[axis]) {
            let slicing = Slicing(evidence.shape, names: evidence.output.axes, axis: axis)
            guard slicing.size > 1 else { continue }
            let orders = evidence.wrong.map { order(of: $0, slicing, evidence.tolerance) }
            guard orders.allSatisfy({ $0 != nil }), let order = orders.first ?? nil,
                let moved = order.indices.first(where: { order[$0] != $0 })
            else { continue }
            let example = "at \(slicing.label(moved)) stands what belongs at \(slicing.label(order[moved]))"
            if orders.allSatisfy({ Set($0 ?? []).count == slicing.count }) {
                return Remark(
                    id: "entries-in-another-order",
                    say: "The right values, but along \(slicing.name) in another order: \(example).")
            }
            return Remark(
                id: "entries-repeated", say: "Every \(slicing.name) holds right values, but not its own: \(example).")
        }
        return nil
    }

    /// For each slice the one that it should be in the place of; nil where one is none of them.
    private func order(of item: CaseEvidence, _ slicing: Slicing, _ tolerance: Tolerance) -> [Int]? {
        var order: [Int] = []
        var isTaken = [Bool](repeating: false, count: slicing.count)
        var hasMovedSomething = false
        for slice in 0..<slicing.count {
            func isEqual(_ other: Int) -> Bool {
                for element in 0..<slicing.size
                where !tolerance.holds(
                    item.yours[slicing.offset(element, of: slice)], item.expected[slicing.offset(element, of: other)])
                {
                    return false
                }
                return true
            }
            let fitting = isEqual(slice) ? [slice] : (0..<slicing.count).filter(isEqual)
            guard let source = fitting.first(where: { !isTaken[$0] }) ?? fitting.first else { return nil }
            isTaken[source] = true
            order.append(source)
            if source != slice, !isFlat(source, of: item, slicing) { hasMovedSomething = true }
        }
        return hasMovedSomething ? order : nil
    }

    private func isFlat(_ slice: Int, of item: CaseEvidence, _ slicing: Slicing) -> Bool {
        let first = item.expected[slicing.offset(0, of: slice)]
        return (0..<slicing.size).allSatisfy { item.expected[slicing.offset($0, of: slice)] == first }
    }
}
