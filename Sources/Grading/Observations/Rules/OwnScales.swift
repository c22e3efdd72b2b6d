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
                    switch fit(item.yours, item.expected, slice, slicing, evidence.tolerance) {
                    case .none: return false
                    case .tellsNothing: continue
                    case .line(let line): fits.append(line)
                    }
                }
                return true
            }
            if holds, fits.count >= 2, evidence.always({ !isOnOneLine($0, slicing, evidence.tolerance) }) {
                return Remark(id: "own-scales", say: words(fits, slicing))
            }
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

    /// Whether the reference's own slices are lines of one another, so that each is the same but for a scale anyway.
    private func isOnOneLine(_ item: CaseEvidence, _ slicing: Slicing, _ tolerance: Tolerance) -> Bool {
        // Slices of the reference in the order of one to the right, held against those in their own places.
        var turned = item.expected
        for slice in 0..<slicing.count {
            for element in 0..<slicing.size {
                turned[slicing.offset(element, of: slice)] =
                    item.expected[slicing.offset(element, of: (slice + 1) % slicing.count)]
            }
        }
        let lines = (0..<slicing.count).map { fit(turned, item.expected, $0, slicing, tolerance) }
        let telling = lines.count { if case .tellsNothing = $0 { false } else { true } }
        let onALine = lines.count { if case .line = $0 { true } else { false } }
        return onALine * 2 >= telling
    }

    /// The line through the smallest and the largest expected value, if all others lie on it.
    private func fit(_ yours: [Double], _ expected: [Double], _ slice: Int, _ slicing: Slicing, _ tolerance: Tolerance)
        -> Fit
    {
        var low = 0
        var high = 0
        for element in 0..<slicing.size {
            let place = slicing.offset(element, of: slice)
            if element == 0 { (low, high) = (place, place) }
            if expected[place] < expected[low] { low = place }
            if expected[place] > expected[high] { high = place }
        }
        let span = expected[high] - expected[low]
        guard span > 20 * tolerance.atol else {
            let first = yours[slicing.offset(0, of: slice)]
            let isFlat = (0..<slicing.size).allSatisfy {
                abs(yours[slicing.offset($0, of: slice)] - first) <= tolerance.atol
            }
            return isFlat ? .tellsNothing : .none
        }
        let factor = (yours[high] - yours[low]) / span
        let offset = yours[low] - factor * expected[low]
        guard abs(factor) > 1e-6 else { return .none }
        var distinct: Set<Double> = []
        for element in 0..<slicing.size {
            let place = slicing.offset(element, of: slice)
            let undone = (yours[place] - offset) / factor
            // The ends, which the line goes through, are as far off as anything else.
            let slack = 2 * tolerance.atol + tolerance.rtol * (abs(expected[place]) + span)
            guard abs(undone - expected[place]) <= slack else { return .none }
            if distinct.count < 5 { distinct.insert(expected[place]) }
        }
        return distinct.count >= 5 ? .line(Line(factor: factor, offset: offset)) : .tellsNothing
    }
}
