import Lessons

/// What belongs into another output, or the same as in another one.
struct AnotherOutput: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        for other in evidence.others {
            guard let spec = other.first?.output, spec.shape == evidence.shape,
                spec.elementType == evidence.output.elementType
            else { continue }
            let beside = evidence.wrong.map { item in (item, other.first { $0.spec.id == item.name }) }
            // A few numbers may agree by chance.
            if evidence.wrongCount >= 3,
                beside.allSatisfy({ item, other in
                    other.map { isEqual(item.yours, $0.expected.values, evidence.tolerance) } ?? false
                })
            {
                return Remark(
                    id: "holds-another-output",
                    say: "`\(evidence.output.name)` holds what is expected of `\(spec.name)`. Are the two exchanged?")
            }
            let isSame = beside.allSatisfy { item, other in
                guard let other, let yours = other.yours else { return false }
                return item.yours == yours.values
                    && !isEqual(item.expected, other.expected.values, evidence.tolerance)
            }
            if evidence.wrongCount >= 4, isSame {
                return Remark(
                    id: "same-as-another-output",
                    say: "`\(evidence.output.name)` and `\(spec.name)` are the same numbers, where different ones are "
                        + "expected. Is what tells them apart used?")
            }
        }
        return nil
    }

    private func isEqual(_ a: [Double], _ e: [Double], _ tolerance: Tolerance) -> Bool {
        a.count == e.count && tolerance.holds(a, e)
    }
}
