/// A mistake that the author expects, and what to say to a learner who makes it.
public struct MistakeSpec: Sendable, Hashable, Identifiable {
    /// How the mistake is recognized.
    public enum Kind: Sendable, Hashable {
        /// A whole replacement for the exercise's first edited file; relative to the lesson's folder.
        case source(String)
        /// Lines of a solution's file that are marked with the mistake's id; the file relative to the lesson's folder.
        case marked(String)
        /// What it does to a right answer.
        case transform(TensorTransform)
    }

    /// Its name.
    public let id: String
    /// How it is recognized.
    public let kind: Kind
    /// The output that a transform applies to; every output when nil.
    public let output: String?
    /// What is said to the learner: what went wrong, without the answer.
    public let say: String
    /// The hint that comes first when the mistake was recognized.
    public let hint: String?
    /// Where the spec names it.
    public let location: SourceLocation

    /// A mistake that is expected.
    ///
    /// - Parameters:
    ///   - output: the one output that a transform applies to; every output by default. A source applies to what it changes.
    ///   - say: what went wrong, without the answer.
    ///   - hint: comes before the exercise's own hints when the mistake is recognized.
    public init(
        id: String, kind: Kind, output: String? = nil, say: String, hint: String? = nil,
        location: SourceLocation = .nowhere
    ) {
        self.id = id
        self.kind = kind
        self.output = output
        self.say = say
        self.hint = hint
        self.location = location
    }

    /// Where the tensors recorded from a mistake's source are: `references/mistakes.safetensors#id/case/output`.
    public func recording(of output: String, case caseID: String) -> ReferencePath {
        ReferencePath(file: Self.recordings, key: "\(id)/\(caseID)/\(output)")
    }

    /// The file of recorded mistakes, relative to the lesson's folder.
    public static let recordings = "references/mistakes.safetensors"
}
