/// Where the elements lie that are off.
struct OffPlaces {
    /// The entries of one axis that hold all that is off.
    struct Entries {
        let axis: Int
        let slices: [Int]
        let slicing: Slicing
        var labels: String { slicing.labels(slices) }
    }

    private let evidence: OutputEvidence

    init(_ evidence: OutputEvidence) { self.evidence = evidence }

    /// The fewest entries of an axis, at most half of all, which between them hold everything that is off, each of them being
    /// off at half of its elements at least; nil where it is spread.
    var fewest: Entries? {
        let off = evidence.sum(\.statistics.off)
        guard off >= 3, off < evidence.wrongCount else { return nil }
        var best: (share: Double, entries: Entries)?
        for axis in evidence.shape.indices where evidence.shape[axis] > 1 {
            let slicing = Slicing(evidence.shape, names: evidence.output.axes, axis: axis)
            guard let slices = slices(slicing),
                slices.count * 2 <= slicing.count || slicing.count == 3 && slices.count == 2
            else { continue }
            let share = Double(slices.count) / Double(slicing.count)
            if share < best?.share ?? .infinity {
                best = (share, Entries(axis: axis, slices: slices, slicing: slicing))
            }
        }
        return best?.entries
    }

    private func slices(_ slicing: Slicing) -> [Int]? {
        var off = [Int](repeating: 0, count: slicing.count)
        for item in evidence.wrong {
            for place in item.yours.indices
            where !evidence.tolerance.holds(item.yours[place], item.expected[place]) {
                off[slicing.slice(of: place)] += 1
            }
        }
        let slices = off.indices.filter { off[$0] > 0 }
        // One element lies in some entry of every axis, and two easily in one, which tells nothing; nor does a long list of
        // single ones.
        guard !slices.isEmpty, slicing.size > 1 || slices.count <= 3, slices.reduce(0, { $0 + off[$1] }) >= 3,
            slices.allSatisfy({ off[$0] * 2 >= slicing.size * evidence.wrong.count })
        else { return nil }
        return slices
    }
}
