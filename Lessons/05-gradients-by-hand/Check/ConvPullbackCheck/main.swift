import ConvPullback
import ExerciseKit
import NN

Check.main { given, report in
    let weight = try given.tensor("weight")
    let shape = try given.ints("input-shape")
    func pullback(_ name: String, stride: Int, padding: Int) throws -> Tensor {
        convolutionPullback(
            try given.tensor("upstream-\(name)"), weight: weight, inputShape: shape, stride: stride, padding: padding)
    }
    report("plain", try pullback("plain", stride: 1, padding: 0))
    report("padded", try pullback("padded", stride: 1, padding: 1))
    report("strided", try pullback("strided", stride: 2, padding: 1))
    report(
        "normalized",
        batchNormPullback(
            try given.tensor("upstream-normalized"), weight: try given.tensor("scale").scalars,
            variance: try given.tensor("variance").scalars))
}
