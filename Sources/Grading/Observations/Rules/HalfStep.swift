import Lessons

/// A map that is moved by half a pixel: corners taken for centers.
///
/// Half a step cannot be undone exactly, so this is measured: the mean of each two neighbors has to take away at least
/// 24 parts of 25 of the squared difference inside, in every wrong case, and no step the other way as much as half of it.
struct HalfStep: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        let long = evidence.shape.indices.filter { evidence.shape[$0] >= 8 }
        guard evidence.judgesElements, let x = long.last, let y = long.dropLast().last else { return nil }
        let strides = Gather.strides(of: evidence.shape)
        for axes in [[y, x], [x], [y]] {
            for direction in [1, -1] {
                let holds = evidence.always { item in
                    guard item.statistics.off >= 32 else { return false }
                    let rest = share(item, axes, direction, strides, evidence.shape)
                    return rest <= 0.04 && share(item, axes, -direction, strides, evidence.shape) > 0.5
                }
                guard holds else { continue }
                let names = Spelling.list(axes.map { evidence.output.axes[$0] })
                return Remark(
                    id: "half-step",
                    say:
                        "Almost all of the difference is half a step \(direction > 0 ? "too far on" : "too far back") along "
                        + "\(names). Are positions counted from corners or from centers?")
            }
        }
        return nil
    }

    /// What is left of the squared difference when the reference is moved by half a step, looked at inside.
    private func share(
        _ item: CaseEvidence, _ axes: [Int], _ direction: Int, _ strides: [Int], _ shape: [Int]
    ) -> Double {
        var (before, after) = (0.0, 0.0)
        let steps = axes.map { direction * strides[$0] }
        // A few thousand places, at steps that share no factor with a row, are as good as all.
        let step = max(1, item.yours.count / 16_384) | 1
        for place in stride(from: 0, to: item.yours.count, by: step) {
            let isInside = axes.allSatisfy { axis in
                let index = place / strides[axis] % shape[axis]
                return index >= 1 && index < shape[axis] - 1
            }
            guard isInside else { continue }
            var moved = 0.0
            for corner in 0..<(1 << steps.count) {
                var from = place
                for (bit, step) in steps.enumerated() where corner >> bit & 1 == 1 { from -= step }
                moved += item.expected[from]
            }
            moved /= Double(1 << steps.count)
            before += (item.yours[place] - item.expected[place]) * (item.yours[place] - item.expected[place])
            after += (item.yours[place] - moved) * (item.yours[place] - moved)
        }
        return before > 0 ? after / before : .infinity
    }
}
