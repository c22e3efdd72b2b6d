/// What grading came to.
public struct Verdict: Sendable {
    /// `passed`, `failed`, `no-output`, `over-limit` or `grader-fault`.
    public let outcome: Outcome
    /// What is still to be written, in the words of the `yourTurn` that ended the program; nil when it came to its end.
    ///
    /// What was handed in before is graded, and is a part: such a verdict is never `passed`.
    public let unfinished: String?
    /// What was earned.
    public let points: Points
    /// Every output in every case, in the order of the spec; empty when nothing could be compared.
    public let checks: [OutputResult]
    /// What the learner did, where it is certain.
    public let diagnosis: Diagnosis?
    /// Where that is not known, what can be seen in the numbers of the cases that are shown.
    public let observation: Observation?
    /// Why nothing could be compared, as sentences that name the file.
    public let problems: [String]
    /// The tensors that were compared, in the order of `checks`, hidden cases left out: what pictures are drawn from.
    public let compared: [ComparedTensors]
    /// All that was handed in, hidden cases included, which is not for a learner's eyes; nil when it could not be read.
    public let submission: Submission?

    /// What is wrong, the earliest stage first; not what is only still to be written.
    ///
    /// Within a stage, cases that are shown come before hidden ones, of which no number can be said, and then it is the order of
    /// the spec.
    public var failures: [OutputResult] {
        func rank(_ check: (offset: Int, element: OutputResult)) -> (Int, Int, Int) {
            (check.element.stage ?? .max, check.element.hidden ? 1 : 0, check.offset)
        }
        return checks.filter { !$0.passed && !isPending($0) }.enumerated().sorted { rank($0) < rank($1) }.map(\.element)
    }

    /// Whether an output is not there because the program ended in `yourTurn` before.
    public func isPending(_ result: OutputResult) -> Bool {
        if unfinished != nil, case .missing = result.finding { true } else { false }
    }
}
