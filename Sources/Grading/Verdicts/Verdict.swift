/// What grading came to.
public struct Verdict: Sendable {
    /// `passed`, `failed`, `no-output`, `over-limit` or `grader-fault`.
    public let outcome: Outcome
    /// What was earned.
    public let points: Points
    /// Every output in every case, in the order of the spec; empty when nothing could be compared.
    public let checks: [OutputResult]
    /// What the learner did, where it is certain.
    public let diagnosis: Diagnosis?
    /// Why nothing could be compared, as sentences that name the file.
    public let problems: [String]
    /// The tensors that were compared, in the order of `checks`, hidden cases left out: what pictures are drawn from.
    public let compared: [ComparedTensors]
    /// All that was handed in, hidden cases included, which is not for a learner's eyes; nil when it could not be read.
    public let submission: Submission?

    /// What went wrong first: in the earliest stage, then in the order of the spec.
    public var firstFailure: OutputResult? {
        checks.filter { !$0.passed }.enumerated()
            .min { ($0.element.stage ?? .max, $0.offset) < ($1.element.stage ?? .max, $1.offset) }?.element
    }
}
