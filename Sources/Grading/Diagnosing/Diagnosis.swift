/// What a learner did, where it is certain.
public struct Diagnosis: Sendable, Hashable {
    /// Where a diagnosis comes from.
    public enum Origin: Sendable, Hashable {
        /// The exercise's author expected it.
        case declared
        /// Any exercise can be gotten wrong this way.
        case general
    }

    /// The declared mistake's id, or the general transform's name.
    public let id: String
    /// What is said to the learner.
    public let say: String
    /// The hint that belongs to it.
    public let hint: String?
    /// The output that shows it.
    public let output: String
    /// Where it comes from.
    public let origin: Origin
}
