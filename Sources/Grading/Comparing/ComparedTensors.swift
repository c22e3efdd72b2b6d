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
}
