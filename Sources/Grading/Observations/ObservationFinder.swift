import Lessons

/// Finds what can be said of an answer that is wrong in no known way.
///
/// Only one output is looked at, the first that goes wrong in a case that is shown: what comes after it follows from it. The
/// rules are asked in the order of how much they tell, and the first that speaks is heard.
package struct ObservationFinder {
    /// All that is looked for, the most telling first.
    static let rules: [any ObservationRule] = [
        NotANumber(), ConstantOutput(), RoundedValues(), CutOff(), FewValues(), SameInAllCases(), AnotherOutput(),
        BentValues(), ConstantStep(),
        Shifted(), EntriesReordered(), FilledInAnotherOrder(), RightSet(),
        Unfilled(), OffByOne(), Confined(), BorderOff(), OnlyWhereZero(),
        Nearly(), SumsOfOne(), OwnScales(),
        OrderKept(), HalfStep(), OutOfRange(), Signs(), Zeros(), OneSided(),
    ]

    /// One thing that is certain of the output that went wrong first; nil where there is none.
    ///
    /// - Parameter outputs: what was compared, by output, the one that comes first in the computation first.
    package static func observation(_ outputs: [[ComparedTensors]]) -> Observation? {
        let wrong = outputs.filter { $0.contains { !$0.finding.isRight } }
        guard let first = wrong.first?.first?.output else { return nil }
        guard let shown = wrong.first(where: { $0.contains { !$0.finding.isRight && !$0.spec.hidden } }) else {
            guard wrong.allSatisfy({ $0.contains { !$0.spec.hidden } }) else { return nil }
            return Observation(
                id: "only-hidden-cases",
                say: "Every case that you can see is right. What in your code holds for those alone?",
                output: first.name)
        }
        guard let evidence = OutputEvidence(shown, among: outputs) else { return nil }
        let name = evidence.output.name
        // The verdict speaks of the output that goes wrong first; of another one, it has to be said.
        let subject = name == first.name ? "" : "In `\(name)`: "
        let hasNumbers = evidence.wrong.allSatisfy { $0.statistics.nonFinite == 0 }
        for rule in hasNumbers ? rules.dropFirst() : rules.prefix(1) {
            if let remark = rule.remark(on: evidence) {
                return Observation(id: remark.id, say: subject + remark.say, output: name)
            }
        }
        return nil
    }
}
