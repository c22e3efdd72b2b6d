/// Something that can be seen in an output whose pattern is that of no known mistake: true of every element of every case
/// that is shown.
public struct Observation: Sendable, Hashable {
    /// Its name in `check --json`.
    public let id: String
    /// What is said to the learner: never a value that belongs into the answer's place.
    public let say: String
    /// The output that shows it.
    public let output: String
}

/// What a rule has to say of an output.
struct Remark {
    let id: String
    let say: String
}

/// One thing that may be seen in the numbers of an output.
///
/// A rule is a hypothesis. It speaks only when that is true of every wrong case that is shown, over all elements, and when
/// it could have failed: a shift of what is the same everywhere is no shift.
protocol ObservationRule: Sendable {
    /// What is to be seen; nil where it is not.
    func remark(on evidence: OutputEvidence) -> Remark?
}
