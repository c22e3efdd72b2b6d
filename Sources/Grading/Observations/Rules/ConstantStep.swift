import Lessons

/// The same difference or the same ratio everywhere, also where there are too few elements for a diagnosis.
struct ConstantStep: ObservationRule {
    func remark(on evidence: OutputEvidence) -> Remark? {
        guard evidence.judgesElements, let first = evidence.wrong.first else { return nil }
        let (a, e) = (first.yours[0], first.expected[0])
        let ratio = e == 0 ? 0 : a / e
        guard evidence.wrongCount >= 3 else { return wholeRatio(ratio, evidence) }
        let difference = a - e
        let isDifference = difference != 0 && evidence.isEverywhere { $0.expected[$1] + difference }
        let isRatio = isRatio(ratio, evidence)
        switch (isDifference, isRatio) {
        case (true, false):
            return Remark(
                id: "constant-difference",
                say: "Every value is \(Numeral.short(abs(difference))) too \(difference > 0 ? "large" : "small").")
        case (false, true): return remark(ratio)
        // What is everywhere the same is off by a difference and by a ratio alike.
        case (true, true): return nil
        case (false, false): return ratioOfEachCase(evidence)
        }
    }

    private func isRatio(_ ratio: Double, _ evidence: OutputEvidence) -> Bool {
        ratio != 0 && ratio != 1 && evidence.wrong.allSatisfy { $0.statistics.expectedZeros * 2 <= evidence.count }
            && evidence.isUndone { $0 / ratio }
    }

    private func remark(_ ratio: Double) -> Remark {
        Remark(id: "constant-ratio", say: "Every value is \(Self.words(ratio)) the expected one.")
    }

    /// Of two numbers only a ratio that is whole tells anything, and only where they are not off by one difference as well.
    private func wholeRatio(_ ratio: Double, _ evidence: OutputEvidence) -> Remark? {
        let expected = evidence.wrong.flatMap(\.expected)
        let yours = evidence.wrong.flatMap(\.yours)
        guard expected.count == 2, evidence.tolerance.rtol <= 1e-3, ratio > 0 else { return nil }
        let apart = abs((yours[0] - expected[0]) - (yours[1] - expected[1]))
        guard apart > 10 * (evidence.tolerance.atol + evidence.tolerance.rtol * max(abs(yours[0]), abs(expected[0]))),
            // Small whole numbers are multiples of each other easily.
            !evidence.output.elementType.isInteger || expected.allSatisfy({ abs($0) >= 16 })
        else { return nil }
        let larger = max(ratio, 1 / ratio).rounded()
        guard larger >= 2 else { return nil }
        let whole = ratio > 1 ? larger : 1 / larger
        return isRatio(whole, evidence) ? remark(whole) : nil
    }

    /// One ratio in a case and another in the next.
    private func ratioOfEachCase(_ evidence: OutputEvidence) -> Remark? {
        guard evidence.wrong.count >= 2, evidence.tolerance.rtol <= 1e-3 else { return nil }
        var found: [(name: String, ratio: Double)] = []
        for item in evidence.wrong {
            // From the largest on, which says it best; two others have to agree.
            guard let top = item.expected.indices.max(by: { abs(item.expected[$0]) < abs(item.expected[$1]) }),
                item.expected[top] != 0
            else { return nil }
            let ratio = item.yours[top] / item.expected[top]
            let telling = item.expected.filter { abs($0) > 50 * evidence.tolerance.atol }
            guard ratio > 0, telling.count >= 3, Set(telling).count >= 3,
                item.yours.indices.allSatisfy({ evidence.tolerance.holds(item.yours[$0] / ratio, item.expected[$0]) })
            else { return nil }
            found.append((item.name, ratio))
        }
        let words = found.map { "\(Numeral.short($0.ratio)) for \($0.name)" }
        return Remark(
            id: "constant-ratio",
            say: "Within a case, every value is the expected one times the same number, but from case to case that is "
                + "another: \(Spelling.list(words)).")
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
