import Lessons

/// One output of one case: the learner's tensor, the reference, and what comparing them came to.
public struct ComparedTensors: Sendable {
    /// The output.
    public let output: OutputSpec
    /// The case.
    public let spec: CaseSpec
    /// The learner's tensor; nil when it was not reported.
    public let yours: GradedTensor?
    /// The reference.
    public let expected: GradedTensor
    /// What comparing them came to.
    public let finding: Finding

    /// The reference as it was compared: what a picture sets beside the learner's tensor.
    public var reference: GradedTensor {
        yours.map { expected.turned(towards: $0.values, by: output.comparison) } ?? expected
    }
}

extension GradedTensor {
    /// The tensor, or its negative where a rule leaves the sign open and that is nearer.
    public func turned(towards other: [Double], by rule: Comparison) -> GradedTensor {
        guard case .upToSign = rule.metric, other.count == count else { return self }
        let agreement = zip(values, other).reduce(0) { $0 + $1.0 * $1.1 }
        return agreement < 0 ? mapped { -$0 } : self
    }
}
