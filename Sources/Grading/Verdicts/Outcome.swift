/// What came of a check; kept apart so that each gets its own words and its own next step.
public enum Outcome: String, Sendable, Hashable, CaseIterable, Codable {
    case passed
    /// It ran, and its tensors are wrong.
    case failed
    /// The starter's marker is still reached.
    case notAttempted = "not-attempted"
    case didNotBuild = "did-not-build"
    case crashed
    case timedOut = "timed-out"
    /// It used more memory, printed or wrote more than it may.
    case overLimit = "over-limit"
    /// It ended well and handed nothing in, or nothing readable.
    case noOutput = "no-output"
    /// Our fault, never the learner's.
    case graderFault = "grader-fault"

    /// The exit code of `course check`.
    public var exitCode: Int32 {
        switch self {
        case .passed: 0
        case .graderFault: 70
        default: 1
        }
    }
}
