import Lessons

/// Only a handful of different values, where the reference has many: something is cut to whole numbers, or one of several
/// neighbors taken.
struct FewValues: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.count >= 16, !evidence.output.elementType.isInteger else { return nil }
        var mine: Set<Double> = []
        for item in evidence.wrong {
            for value in item.yours {
                mine.insert(value)
                if mine.count > 16 { return nil }
            }
        }
        let enough = 3 * mine.count
        var right: Set<Double> = []
        for item in evidence.wrong {
            for value in item.expected where right.count < enough { right.insert(value) }
        }
        guard mine.count >= 2, right.count >= enough else { return nil }
        let values = mine.count <= 3 ? ": " + Spelling.list(mine.sorted().map { Numeral.short($0, digits: 3) }) : ""
        return Remark(
            id: "few-values",
            say: "You have only \(mine.count) different values\(values), where at least \(enough) are expected. "
                + "Is something cut to whole numbers, or treated alike that should not be?")
    }
}
