import Grading
import Lessons
import NN
import Testing

/// Two hundred wrong answers, none of which may pass: noise above the tolerance, one element, permuted axes, NaN, wrong
/// rank.
@Suite struct PerturbationTests {
    private static let metrics: [Comparison.Metric] = [
        .close(rtol: 1e-4, atol: 1e-6), .upToSign(rtol: 1e-4, atol: 1e-6), .exact,
    ]

    @Test(arguments: 0..<200) func perturbation_neverPasses(_ seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) + 100)
        let expected = StoredArray.noise([4, 5, 6], seed: UInt64(seed))
        let yours = perturbed(expected.tensor, kind: seed % 8, &random)
        let verdict = try GradingFixture.grade(
            yours, against: expected, Self.metrics[seed / 8 % Self.metrics.count], axes: ["c", "y", "x"])
        #expect(verdict.outcome == .failed)
        #expect(verdict.points.earned == 0)
        #expect(verdict.checks.allSatisfy { !$0.passed })
    }

    @Test func unperturbed_passes() throws {
        for metric in Self.metrics {
            let expected = StoredArray.noise([4, 5, 6], seed: 77)
            #expect(try GradingFixture.grade(expected, against: expected, metric).outcome == .passed)
        }
    }

    @Test func noiseBelowTheTolerance_passes() throws {
        let expected = StoredArray.noise([4, 5, 6], seed: 78)
        let yours = expected.mapped { $0 * (1 + 0.5e-4) }
        #expect(try GradingFixture.grade(yours, against: expected).outcome == .passed)
    }

    private func perturbed(_ tensor: Tensor, kind: Int, _ random: inout SplitMix) -> StoredArray {
        var values = tensor.scalars
        let place = Int.random(in: values.indices, using: &random)
        switch kind {
        case 0:  // Noise on every element, just above the tolerance.
            values = values.map { $0 + (Bool.random(using: &random) ? 1 : -1) * (1.5e-4 * abs($0) + 2e-6) }
        case 1: values[place] += 1.5e-4 * abs(values[place]) + 2e-6
        case 2: values[place] = .nan
        case 3: values[place] = -.infinity
        case 4:
            return StoredArray(
                tensor.reshaped(
                    [[20, 6], [4, 30], [120], [1, 4, 5, 6], [4, 5, 6, 1]].randomElement(using: &random)!))
        case 5:
            return StoredArray(
                tensor.permuted(
                    [[0, 2, 1], [2, 1, 0], [1, 0, 2], [1, 2, 0], [2, 0, 1]].randomElement(using: &random)!))
        case 6:  // The right values in the wrong shape's order.
            return StoredArray(tensor.permuted([0, 2, 1]).reshaped([4, 5, 6]))
        default: values.swapAt(place, (place + 1 + Int.random(in: 0..<values.count - 1, using: &random)) % values.count)
        }
        return .floats(values, tensor.shape)
    }
}
