/// The same difference or the same ratio everywhere, also where there are too few elements for a diagnosis.
struct ConstantStep: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, evidence.wrongCount >= 3, let first = evidence.wrong.first else { return nil }
        let (a, e) = (first.yours[0], first.expected[0])
        let difference = a - e
        let isDifference = difference != 0 && evidence.isEverywhere { $0.expected[$1] + difference }
        let ratio = e == 0 ? 0 : a / e
        let isRatio =
            ratio != 0 && ratio != 1
            && evidence.wrong.allSatisfy { $0.statistics.expectedZeros * 2 <= evidence.count }
            && evidence.isUndone { $0 / ratio }
        // What is everywhere the same is off by a difference and by a ratio alike.
        guard isDifference != isRatio else { return nil }
        if isDifference {
            return Remark(
                id: "constant-difference",
                say: "Every value is \(Numeral.short(abs(difference))) too \(difference > 0 ? "large" : "small").")
        }
        return Remark(id: "constant-ratio", say: "Every value is \(Self.words(ratio)) the expected one.")
    }

    /// `100 times`, `a 49th of`.
    static func words(_ ratio: Double) -> String {
        let inverse = 1 / ratio
        if abs(ratio) < 1, abs(inverse - inverse.rounded()) < 1e-3 * abs(inverse) {
            return "1/\(Numeral.short(inverse.rounded())) of"
        }
        return "\(Numeral.short(ratio)) times"
    }
}
