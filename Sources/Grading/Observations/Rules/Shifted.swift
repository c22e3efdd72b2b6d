import Lessons

/// Everything some steps too far along one axis, or along both of a map; what is beyond the edge is not looked at.
struct Shifted: ObservationRule {
    /// Steps along one axis.
    private struct Shift: Hashable {
        /// The axes that are shifted, all by the same number of steps.
        let axes: [Int]
        /// How far, positive towards larger indices.
        let steps: Int
    }

    func remark(on evidence: OutputEvidence) -> Remark? {
        let long = evidence.shape.indices.filter { evidence.shape[$0] >= 4 }
        for axes in long.map({ [$0] }) + (long.count > 1 ? [Array(long.suffix(2))] : []) {
            let found = evidence.wrong.map { smallest(of: $0, axes, evidence) }
            guard found.allSatisfy({ $0 != nil }), let first = found.first ?? nil else { continue }
            let steps = found.compactMap { $0?.steps }
            // Different cases may be off by different steps, but hardly into different directions.
            guard steps.allSatisfy({ ($0 > 0) == (first.steps > 0) }) else { continue }
            return Remark(id: "shifted", say: words(axes, steps, evidence))
        }
        return nil
    }

    private func words(_ axes: [Int], _ steps: [Int], _ evidence: OutputEvidence) -> String {
        let names = Spelling.list(axes.map { evidence.output.axes[$0] })
        let step = steps[0]
        let count = abs(step)
        let far =
            Set(steps).count > 1
            ? "too far \(step > 0 ? "on" : "back") along \(names), and not equally far in every case"
            : "\(count) \(count == 1 ? "step" : "steps") too far \(step > 0 ? "on" : "back") along \(names)"
        func place(_ index: Int) -> String {
            axes.map { "\(evidence.output.axes[$0])=\(index)" }.joined(separator: ", ")
        }
        let whichCase = Set(steps).count > 1 ? "for \(evidence.wrong[0].name), " : ""
        return
            "The right values, but \(far): \(whichCase)at \(place(max(step, 0))) stands what belongs at \(place(max(-step, 0)))."
    }

    private func smallest(of item: CaseEvidence, _ axes: [Int], _ evidence: OutputEvidence) -> Shift? {
        let most = axes.map { evidence.shape[$0] }.min() ?? 0
        let reach = axes.count == 1 ? most / 2 : most / 4
        guard reach >= 1 else { return nil }
        for distance in 1...reach {
            let fitting = [distance, -distance].map { Shift(axes: axes, steps: $0) }.filter {
                explains($0, item, evidence)
            }
            // Into both directions at once goes only what repeats itself.
            if fitting.count == 2 { return nil }
            if let shift = fitting.first { return shift }
        }
        return nil
    }

    private func explains(_ shift: Shift, _ item: CaseEvidence, _ evidence: OutputEvidence) -> Bool {
        let strides = Gather.strides(of: evidence.shape)
        let back = shift.axes.reduce(0) { $0 + strides[$1] * shift.steps }
        /// Where the value at a place comes from; nil beyond the edge.
        func source(_ place: Int) -> Int? {
            for axis in shift.axes {
                let from = place / strides[axis] % evidence.shape[axis] - shift.steps
                guard from >= 0, from < evidence.shape[axis] else { return nil }
            }
            return place - back
        }
        for place in item.samples {
            if let from = source(place), !evidence.tolerance.holds(item.yours[place], item.expected[from]) {
                return false
            }
        }
        var (overlap, off) = (0, 0)
        var distinct: Set<Double> = []
        for place in item.yours.indices {
            guard let from = source(place) else { continue }
            guard evidence.tolerance.holds(item.yours[place], item.expected[from]) else { return false }
            overlap += 1
            if !evidence.tolerance.holds(item.yours[place], item.expected[place]) { off += 1 }
            if distinct.count < 3 { distinct.insert(item.expected[from]) }
        }
        // What would be right unshifted tells nothing, nor do a few values that are all alike.
        return overlap >= 3 && off >= 2 && distinct.count >= 3
    }
}
