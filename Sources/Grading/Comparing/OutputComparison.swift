import Lessons

/// Compares one output with its reference by the rule of its spec.
///
/// In this order, and the first thing that is wrong ends it: the output is missing; its rank and shape (never
/// broadcast); its element type; NaN and infinity; its values.
struct OutputComparison {
    let output: OutputSpec
    private let nonFiniteRule: Comparison.NonFinite

    /// Compares by the output's spec; a mistake's recording may hold a NaN where a right answer may not.
    init(output: OutputSpec, nonFinite: Comparison.NonFinite? = nil) {
        self.output = output
        nonFiniteRule = nonFinite ?? output.comparison.nonFinite
    }

    func finding(_ yours: GradedTensor?, _ expected: GradedTensor, reported: [String] = []) -> Finding {
        guard let yours else { return .missing(reported: reported) }
        guard yours.shape == expected.shape else { return .shape(yours: yours.shape, expected: expected.shape) }
        guard yours.elementType == output.elementType.rawValue else {
            return .elementType(yours: yours.elementType, expected: output.elementType.rawValue)
        }
        if let nonFinite = nonFinite(yours, expected) { return nonFinite }
        return values(yours, expected)
    }

    /// Whether the values agree by the spec's rule, whatever the element type; another shape never does.
    func agrees(_ yours: GradedTensor, _ expected: GradedTensor) -> Bool {
        guard yours.shape == expected.shape, nonFinite(yours, expected) == nil else { return false }
        switch output.comparison.metric {
        case .close, .exact: return tolerance.holds(yours.values, expected.values)
        case .upToSign:
            return tolerance.holds(yours.values, expected.values)
                || tolerance.holds(yours.values.map { -$0 }, expected.values)
        default: return values(yours, expected).isRight
        }
    }

    /// Whether the values agree by the spec's rule, asked first at a few places: most wrong guesses end there.
    ///
    /// - Parameters:
    ///   - at: the guess at one offset in row-major order.
    ///   - whole: the whole guess.
    func agrees(at: (Int) -> Double, _ expected: GradedTensor, whole: () -> GradedTensor) -> Bool {
        let places = stride(from: 0, to: expected.count, by: max(1, expected.count / 97))
        switch output.comparison.metric {
        case .close, .exact:
            for place in places where !tolerance.holds(at(place), expected.values[place]) { return false }
        case .upToSign:
            let signs = [1.0, -1].filter { sign in
                places.allSatisfy { tolerance.holds(sign * at($0), expected.values[$0]) }
            }
            if signs.isEmpty { return false }
        case .cosine: break
        case .rank, .topK:
            // These have to order the whole tensor for every guess; beyond this size that takes too long.
            if expected.count > 1 << 16 { return false }
        }
        return agrees(whole(), expected)
    }

    // MARK: The steps

    private func nonFinite(_ yours: GradedTensor, _ expected: GradedTensor) -> Finding? {
        let mayBeEqual = nonFiniteRule == .equal
        var nans = 0
        var infinities = 0
        var first = -1
        yours.values.withUnsafeBufferPointer { a in
            expected.values.withUnsafeBufferPointer { e in
                for index in a.indices where !(abs(a[index]) < .infinity) {
                    if mayBeEqual, a[index] == e[index] || a[index].isNaN && e[index].isNaN { continue }
                    if a[index].isNaN { nans += 1 } else { infinities += 1 }
                    if first < 0 { first = index }
                }
            }
        }
        guard first >= 0 else { return nil }
        let place = Place(
            offset: first, shape: expected.shape, axes: output.axes, yours: yours.values[first],
            expected: expected.values[first])
        return .nonFinite(nans: nans, infinities: infinities, first: place)
    }

    private func values(_ yours: GradedTensor, _ expected: GradedTensor) -> Finding {
        switch output.comparison.metric {
        case .close, .exact: return mismatches(yours, expected).map(Finding.values) ?? .right
        case .upToSign:
            guard let plain = mismatches(yours, expected), let negated = mismatches(yours.mapped { -$0 }, expected)
            else {
                return .right
            }
            return .values(plain.count <= negated.count ? plain : negated)
        case .cosine(let least): return score(.cosine, Similarity.cosine(yours.values, expected.values), least)
        case .rank(let least): return score(.rank, Similarity.rank(yours.values, expected.values), least)
        case .topK(let k): return TopK(k: k).mismatch(yours, expected).map(Finding.ranking) ?? .right
        }
    }

    private func score(_ kind: MetricScore.Kind, _ value: Double, _ least: Double) -> Finding {
        // A sum of a million products is rounded; a value that the rounding alone holds below 1 is not wrong.
        let rounding = 1e-12
        return value >= least - rounding ? .right : .score(MetricScore(kind: kind, value: value, least: least))
    }

    private func mismatches(_ yours: GradedTensor, _ expected: GradedTensor) -> Mismatches? {
        tolerance.mismatches(yours, expected, axes: output.axes)
    }

    var tolerance: Tolerance {
        let nonFiniteIsEqual = nonFiniteRule == .equal
        return switch output.comparison.metric {
        case .close(let rtol, let atol), .upToSign(let rtol, let atol):
            Tolerance(rtol: rtol, atol: atol, nonFiniteIsEqual: nonFiniteIsEqual)
        default: Tolerance(rtol: 0, atol: 0, nonFiniteIsEqual: nonFiniteIsEqual)
        }
    }
}
