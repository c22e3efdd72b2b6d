import Lessons

/// Tries to undo general transforms on one output of one case.
///
/// A transform is found when undoing it brings every element within the tolerance; each trial stops at the first element
/// that it does not.
struct GeneralDiagnosis {
    let output: OutputSpec
    let comparison: OutputComparison

    /// The fewest elements for which a fitted constant means anything.
    static let fewest = 8

    init(output: OutputSpec) {
        self.output = output
        comparison = OutputComparison(output: output)
    }

    /// Every transform that, undone, makes a wrong output right.
    func transforms(_ yours: GradedTensor, _ expected: GradedTensor) -> Set<GeneralTransform> {
        guard yours.count == expected.count, Similarity.isFinite(yours.values) else { return [] }
        var found = rearrangements(yours, expected)
        if yours.shape == expected.shape { found.formUnion(arithmetic(yours, expected)) }
        return found
    }

    // MARK: The right values in the wrong places

    private func rearrangements(_ yours: GradedTensor, _ expected: GradedTensor) -> Set<GeneralTransform> {
        var found: Set<GeneralTransform> = []
        func trial(_ transform: GeneralTransform, _ undoing: Gather) {
            let agrees = comparison.agrees(at: { yours.values[undoing.source(of: $0)] }, expected) {
                yours.gathered(undoing)
            }
            if agrees { found.insert(transform) }
        }
        let inPlace = Gather(expected.shape)
        if yours.shape == [1] + expected.shape { trial(.batchExtra, inPlace) }
        if [1] + yours.shape == expected.shape { trial(.batchMissing, inPlace) }
        if yours.shape.count == expected.shape.count {
            for order in Permutations.moving(yours.shape) where order.map({ yours.shape[$0] }) == expected.shape {
                trial(permutation(order), Gather(yours.shape, order: order))
            }
        }
        if found.isEmpty, yours.shape != expected.shape { trial(.reshaped, inPlace) }
        guard yours.shape == expected.shape else { return found }
        let long = expected.shape.indices.filter { expected.shape[$0] > 1 }
        let channels = ChannelAxis.index(shape: expected.shape, axes: output.axes)
        for axis in long {
            trial(axis == channels ? .channelsReversed : .flipped(output.axes[axis]), inPlace.flipping(axis))
        }
        if let x = long.last, let y = long.dropLast().last {
            trial(.turned(output.axes[y], output.axes[x]), inPlace.flipping(y).flipping(x))
        }
        return found
    }

    /// The transform that an order undoes: `order[i]` is the learner's axis that holds the expected axis `i`.
    private func permutation(_ order: [Int]) -> GeneralTransform {
        let moved = order.indices.filter { order[$0] != $0 }
        if moved.count == 2 { return .transposed(output.axes[moved[0]], output.axes[moved[1]]) }
        var axes = [String](repeating: "", count: order.count)
        for (expected, mine) in order.enumerated() { axes[mine] = output.axes[expected] }
        return .permuted(axes)
    }

    // MARK: The wrong values in the right places

    private func arithmetic(_ yours: GradedTensor, _ expected: GradedTensor) -> Set<GeneralTransform> {
        switch output.comparison.metric {
        case .cosine, .rank, .topK: return []  // They are blind to a factor, and all but blind to an offset.
        case .close, .exact, .upToSign: break
        }
        guard yours.count >= Self.fewest else { return [] }
        if let normalization = normalization(yours, expected) { return [normalization] }
        guard let fit = LinearFit(yours.values, of: expected.values) else { return [] }
        func agrees(_ undone: (Double) -> Double) -> Bool {
            comparison.agrees(at: { undone(yours.values[$0]) }, expected) { yours.mapped(undone) }
        }
        var found: Set<GeneralTransform> = []
        if agrees({ -$0 }) {
            found.insert(.negated)
        } else if fit.factorAlone != 0, agrees({ $0 / fit.factorAlone }) {
            found.insert(.factor(fit.factorAlone))
        }
        if agrees({ $0 - fit.offsetAlone }) { found.insert(.offset(fit.offsetAlone)) }
        if found.isEmpty, abs(fit.slope) > 1e-9, agrees({ ($0 - fit.intercept) / fit.slope }) {
            found.insert(.factorAndOffset)
        }
        if found.isEmpty, isPerChannel(yours, expected) { found.insert(.perChannel) }
        return found
    }

    private func normalization(_ yours: GradedTensor, _ expected: GradedTensor) -> GeneralTransform? {
        guard let channels = ChannelAxis.index(shape: expected.shape, axes: output.axes) else { return nil }
        func isNormalized(from scale: Double) -> Bool {
            agrees(yours, expected, along: channels) { ($0 / scale - ImageNet.mean[$1]) / ImageNet.deviation[$1] }
        }
        if isNormalized(from: 1) { return .notNormalized }
        return isNormalized(from: 255) ? .levelsNotNormalized : nil
    }

    private func agrees(
        _ yours: GradedTensor, _ expected: GradedTensor, along axis: Int, _ undone: (Double, Int) -> Double
    ) -> Bool {
        let inner = Gather.strides(of: expected.shape)[axis]
        return comparison.agrees(at: { undone(yours.values[$0], $0 / inner % expected.shape[axis]) }, expected) {
            yours.mapped(along: axis, undone)
        }
    }

    private func isPerChannel(_ yours: GradedTensor, _ expected: GradedTensor) -> Bool {
        guard let channels = ChannelAxis.index(shape: expected.shape, axes: output.axes),
            yours.count >= 3 * Self.fewest
        else { return false }
        let fits = (0..<3).compactMap { channel in
            LinearFit(yours.entry(channel, of: channels), of: expected.entry(channel, of: channels))
        }
        // Where one channel alone is off, it is not each.
        let off = (0..<3).count { channel in
            !comparison.tolerance.holds(yours.entry(channel, of: channels), expected.entry(channel, of: channels))
        }
        guard off >= 2, fits.count == 3, fits.allSatisfy({ abs($0.slope) > 1e-9 }) else { return false }
        return agrees(yours, expected, along: channels) { ($0 - fits[$1].intercept) / fits[$1].slope }
    }
}
