/// Weights or probabilities that should add up to 1.
struct SumsOfOne: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard let axis = evidence.shape.indices.last(where: { evidence.shape[$0] > 1 }), evidence.shape[axis] >= 3,
            !evidence.output.elementType.isInteger
        else { return nil }
        let width = evidence.shape[axis]
        let rows = evidence.count / width
        let slicing = Slicing(evidence.shape, names: evidence.output.axes, leading: axis)
        var example: (sum: Double, label: String)?
        for item in evidence.wrong {
            var wrong = 0
            for row in 0..<rows {
                let places = (row * width)..<((row + 1) * width)
                guard abs(item.expected[places].reduce(0, +) - 1) < 1e-3 else { return nil }
                let mine = item.yours[places].reduce(0, +)
                if abs(mine - 1) > 0.01 {
                    wrong += 1
                    if example == nil { example = (mine, rows > 1 ? " at \(slicing.label(row))" : "") }
                }
            }
            guard wrong * 2 >= rows else { return nil }
        }
        guard let example else { return nil }
        let each =
            rows > 1
            ? "along \(evidence.output.axes[axis]) the expected values always add up to 1"
            : "the expected values add up to 1"
        return Remark(
            id: "sums",
            say: "\(each.prefix(1).uppercased() + each.dropFirst()), and yours to "
                + "\(Numeral.short(example.sum, digits: 3))\(example.label).")
    }
}
