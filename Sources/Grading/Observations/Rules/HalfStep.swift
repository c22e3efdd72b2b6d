import Lessons

/// A map that is moved by half a pixel: corners taken for centers.
///
/// Half a step cannot be undone exactly, so this is measured, whatever the scale: how far the answer is from a straight line
/// through the mean of each two neighbors may be, squared and inside, no more than a 25th of how far it is from one through the
/// values themselves, in every wrong case, and for no step the other way as little as half.
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
                        "Everything lies half a step \(direction > 0 ? "too far on" : "too far back") along \(names), as near as "
                        + "can be measured. Are positions counted from corners or from centers?")
            }
        }
        return nil
    }

    /// What is left of the squared distance when the reference is moved by half a step.
    private func share(
        _ item: CaseEvidence, _ axes: [Int], _ direction: Int, _ strides: [Int], _ shape: [Int]
    ) -> Double {
        var (still, moving) = (Scatter(), Scatter())
        let steps = axes.map { direction * strides[$0] }
        // Some thousand places, at odd steps so that they lie all over, are as good as all.
        let step = max(1, item.yours.count / 16_384) | 1
        for place in stride(from: 0, to: item.yours.count, by: step) {
            let isInside = axes.allSatisfy { axis in
                let index = place / strides[axis] % shape[axis]
                return index >= 1 && index < shape[axis] - 1
            }
            guard isInside else { continue }
            var sum = 0.0
            for corner in 0..<(1 << steps.count) {
                var from = place
                for (bit, step) in steps.enumerated() where corner >> bit & 1 == 1 { from -= step }
                sum += item.expected[from]
            }
            still.add(item.expected[place], item.yours[place])
            moving.add(sum / Double(1 << steps.count), item.yours[place])
        }
        return still.rest > 0 ? moving.rest / still.rest : .infinity
    }

    /// How far values are from the best straight line through them.
    private struct Scatter {
        private var (count, x, y, xx, xy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

        mutating func add(_ x: Double, _ y: Double) {
            count += 1
            self.x += x
            self.y += y
            xx += x * x
            xy += x * y
            yy += y * y
        }

        /// The squared distances along y, added up.
        var rest: Double {
            guard count > 2 else { return .infinity }
            let (spreadX, spreadY) = (xx - x * x / count, yy - y * y / count)
            let together = xy - x * y / count
            return spreadX > 0 ? max(0, spreadY - together * together / spreadX) : spreadY
        }
    }
}
