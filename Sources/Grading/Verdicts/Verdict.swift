/// What grading came to.
public struct Verdict: Sendable {
    /// `passed`, `failed`, `no-output`, `over-limit` or `grader-fault`.
    public let outcome: Outcome
    /// What was earned.
    public let points: Points
    /// Every output in every case, in the order of the spec; empty when nothing could be compared.
    public var checks: [CheckResult]
    /// What the learner did, where it is certain.
    public let diagnosis: Diagnosis?
    /// Why nothing could be compared, as sentences that name the file.
    public let problems: [String]
    /// The tensors that were compared, for pictures; hidden cases are left out.
    public let compared: [ComparedTensors]

    /// What went wrong first: in the earliest stage, then in the order of the spec.
    public var firstFailure: CheckResult? {
        checks.filter { !$0.passed }.enumerated()
            .min { ($0.element.stage ?? .max, $0.offset) < ($1.element.stage ?? .max, $1.offset) }?.element
    }
}
