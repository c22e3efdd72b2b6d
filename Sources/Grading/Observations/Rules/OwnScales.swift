/// Each map, channel or row right but for a scale of its own: scaled one by one or together, where the other was asked for.
struct OwnScales: ObservationRule {
    /// `yours = factor * expected + offset`.
    private struct Line {
        let factor: Double
        let offset: Double
    }

    /// What one slice has to say.
    private enum Fit {
        case line(Line)
        /// It is flat, or has too few values: any line goes through it.
        case tellsNothing
        case none
    }

    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, !evidence.output.elementType.isInteger else { return nil }
        let names = evidence.output.axes
        let last = evidence.shape.count - 1
        let single = evidence.shape.indices.filter { evidence.shape[$0] > 1 }
            .map { Slicing(evidence.shape, names: names, axis: $0) }
        let leading = evidence.shape.indices.dropFirst(2).filter { $0 <= last }
            .map { Slicing(evidence.shape, names: names, leading: $0) }
        for slicing in single + leading where slicing.size >= 8 && slicing.count >= 2 {
            var fits: [Line] = []
            let holds = evidence.always { item in
                for slice in 0..<slicing.count {
                    switch fit(item, slice, slicing, evidence.tolerance) {
                    case .none: return false
                    case .tellsNothing: continue
                    case .line(let line): fits.append(line)
                    }
                }
                return true
            }
            if holds, fits.count >= 2 { return Remark(id: "own-scales", say: words(fits, slicing)) }
        }
        return nil
    }

    private func words(_ fits: [Line], _ slicing: Slicing) -> String {
        let first = fits[0]
        func isSame(_ values: [Double], _ other: Double) -> Bool {
            values.allSatisfy { abs($0 - other) <= 1e-3 * max(abs(other), 1e-3) }
        }
        let each = "At each \(slicing.name), the values"
        let hasOneFactor = isSame(fits.map(\.factor), first.factor)
        let hasOneOffset = isSame(fits.map(\.offset), first.offset)
        if hasOneFactor, hasOneOffset, abs(first.factor + 1) < 1e-3, abs(first.offset - 1) < 1e-3 {
            return "\(each) are 1 less the expected ones: low and high are exchanged."
        }
        if isSame(fits.map(\.offset), 0) { return "\(each) are right but for a factor of their own." }
        if isSame(fits.map(\.factor), 1) { return "\(each) are right but for an offset of their own." }
        return "\(each) are right but for a factor and an offset of their own. What is the scale made from?"
    }

    /// The line through the smallest and the largest expected value, if all others lie on it.
    private func fit(_ item: CaseEvidence, _ slice: Int, _ slicing: Slicing, _ tolerance: Tolerance) -> Fit {
        var low = 0
        var high = 0
        for element in 0..<slicing.size {
            let place = slicing.offset(element, of: slice)
            if element == 0 { (low, high) = (place, place) }
            if item.expected[place] < item.expected[low] { low = place }
            if item.expected[place] > item.expected[high] { high = place }
        }
        let span = item.expected[high] - item.expected[low]
        guard span > 20 * tolerance.atol else {
            let first = item.yours[slicing.offset(0, of: slice)]
            let isFlat = (0..<slicing.size).allSatisfy {
                abs(item.yours[slicing.offset($0, of: slice)] - first) <= tolerance.atol
            }
            return isFlat ? .tellsNothing : .none
        }
        let factor = (item.yours[high] - item.yours[low]) / span
        let offset = item.yours[low] - factor * item.expected[low]
        guard abs(factor) > 1e-6 else { return .none }
        var distinct: Set<Double> = []
        for element in 0..<slicing.size {
            let place = slicing.offset(element, of: slice)
            let undone = (item.yours[place] - offset) / factor
            // The ends, which the line goes through, are as far off as anything else.
            let slack = 2 * tolerance.atol + tolerance.rtol * (abs(item.expected[place]) + span)
            guard abs(undone - item.expected[place]) <= slack else { return .none }
            if distinct.count < 5 { distinct.insert(item.expected[place]) }
        }
        return distinct.count >= 5 ? .line(Line(factor: factor, offset: offset)) : .tellsNothing
    }
}
