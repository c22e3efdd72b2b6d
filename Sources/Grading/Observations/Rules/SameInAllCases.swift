import Lessons

/// The same answer to cases that have different ones: what a case gives is not used, or one answer is written down.
struct SameInAllCases: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        var rest = evidence.cases
        while let first = rest.first {
            let group = rest.filter { $0.yours == first.yours }
            rest.removeAll { $0.yours == first.yours }
            let isAll = group.count == evidence.cases.count
            // A single number may well be the same twice.
            guard group.count >= (evidence.count == 1 ? 3 : 2), isAll || evidence.count >= 4 else { continue }
            let right = group.filter(\.isRight)
            let wrong = group.filter { !$0.isRight }
            guard let example = wrong.first,
                let other = (right + wrong.dropFirst()).first(where: { item in
                    item.name != example.name
                        && !item.expected.indices.allSatisfy {
                            evidence.tolerance.holds(item.expected[$0], example.expected[$0])
                        }
                })
            else { continue }
            let names = Spelling.list(wrong.map(\.name))
            if !right.isEmpty {
                return Remark(
                    id: "same-in-all-cases",
                    say:
                        "Right for \(other.name), and exactly the same for \(names), where something else is expected. "
                        + "Is what a case gives used everywhere?")
            }
            return Remark(
                id: "same-in-all-cases",
                say: "Exactly the same numbers for \(names), where different ones are expected. "
                    + "Is what a case gives used everywhere?")
        }
        return nil
    }
}
