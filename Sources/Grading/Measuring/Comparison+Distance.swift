import Lessons

extension Comparison {
    /// How far a tensor is from its reference, in units of the tolerance: up to 1 passes, 10 is ten times too far.
    ///
    /// For `close` and `up-to-sign` it is the largest `|a - e| / (atol + rtol * |e|)` of all elements, for `cosine` and
    /// `rank` the share `(1 - value) / (1 - min)`. Infinite where the shapes differ or a number is missing.
    ///
    /// - Returns: nil for rules that have no tolerance (`exact`, `top-k`, and those whose tolerance is 0).
    public func distance(of yours: GradedTensor, from expected: GradedTensor) -> Double? {
        switch metric {
        case .exact, .topK: return nil
        case .close(let rtol, let atol):
            guard rtol > 0 || atol > 0 else { return nil }
            return Self.largest(yours, expected, sign: 1, rtol: rtol, atol: atol)
        case .upToSign(let rtol, let atol):
            guard rtol > 0 || atol > 0 else { return nil }
            return min(
                Self.largest(yours, expected, sign: 1, rtol: rtol, atol: atol),
                Self.largest(yours, expected, sign: -1, rtol: rtol, atol: atol))
        case .cosine(let least):
            return Self.share(least, yours, expected, Similarity.cosine)
        case .rank(let least):
            return Self.share(least, yours, expected, Similarity.rank)
        }
    }

    private static func largest(
        _ yours: GradedTensor, _ expected: GradedTensor, sign: Double, rtol: Double, atol: Double
    ) -> Double {
        guard yours.shape == expected.shape else { return .infinity }
        var largest = 0.0
        for (a, e) in zip(yours.values, expected.values) {
            let a = sign * a
            if a == e || a.isNaN && e.isNaN { continue }
            let distance = abs(a - e) / (atol + rtol * abs(e))
            if distance.isNaN { return .infinity }
            largest = max(largest, distance)
        }
        return largest
    }

    private static func share(
        _ least: Double, _ yours: GradedTensor, _ expected: GradedTensor, _ value: ([Double], [Double]) -> Double
    ) -> Double? {
        guard least < 1 else { return nil }
        guard yours.shape == expected.shape else { return .infinity }
        let share = (1 - value(yours.values, expected.values)) / (1 - least)
        return share.isNaN ? .infinity : max(0, share)
    }
}
