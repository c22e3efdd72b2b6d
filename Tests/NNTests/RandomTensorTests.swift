import NN
import Testing

/// The numbers are those of `Tools/oracle/course_lessons/chance.py`, which makes them with NumPy.
@Suite struct RandomTensorTests {
    @Test func uniform_isTheOraclesNumbers() {
        let numbers = Tensor.uniform([2, 3], seed: 7)
        #expect(numbers.shape == [2, 3])
        #expect(numbers.scalars == [0.609394491, 0.409179449, 0.996737123, 0.101392925, 0.517889976, 0.754414678])
    }

    @Test func normal_isTheOraclesNumbers() {
        let odd = Tensor.normal([5], seed: 7)
        let wanted: [Float] = [-1.15391636, 0.740669727, 2.72006583, 2.01285100, 0.0335025676]
        #expect(odd.shape == [5])
        #expect(zip(odd.scalars, wanted).allSatisfy { abs($0 - $1) < 1e-6 })
        let last = Tensor.normal([2], seed: .max)
        #expect(abs(last.scalars[0] + 0.646106064) < 1e-6 && abs(last.scalars[1] - 2.81219482) < 1e-6)
    }

    @Test func uniform_fillsItsRangeEvenly() {
        let numbers = Tensor.uniform([100, 1000], seed: 1)
        #expect(numbers.scalars.allSatisfy { (0..<1).contains($0) })
        // The mean's deviation is .0009, that of the mean square .0009.
        #expect(abs(numbers.mean().scalar - 0.5) < 0.005)
        #expect(abs(numbers.squared().mean().scalar - 1 / 3) < 0.005)
    }

    @Test func neighboringSeeds_haveNothingInCommon() {
        let (first, second) = (Tensor.uniform([10_000], seed: 3), Tensor.uniform([10_000], seed: 4))
        #expect(first.scalars == Tensor.uniform([10_000], seed: 3).scalars)
        #expect(Set(first.scalars.prefix(100)).isDisjoint(with: second.scalars.prefix(100)))
        #expect(abs(((first - 0.5) * (second - 0.5)).mean().scalar) < 0.005)
        #expect(Tensor.normal([0], seed: 1).scalars.isEmpty)
    }
}
