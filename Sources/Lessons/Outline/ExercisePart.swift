/// The parts of an exercise that decide what a pass is worth: where one of them changes, an earlier pass belongs to an older version.
public enum ExercisePart: String, Sendable, Hashable, CaseIterable, Codable {
    /// What is asked for: cases, outputs, tolerances.
    case task
    /// The program that calls the learner's code.
    case check
    /// The tensors that it is compared with.
    case references
    /// The pictures, tensors and networks that it is given.
    case inputs

    /// As it stands in a sentence: `the references`.
    public var words: String {
        switch self {
        case .task: "what it asks for"
        case .check: "its check"
        case .references: "its references"
        case .inputs: "what it is given"
        }
    }

    /// The parts as the subject of a sentence, with its verb: `its check and its references have changed`.
    public static func haveChanged(_ parts: some Collection<ExercisePart>) -> String {
        let names = allCases.filter(parts.contains)
        let isPlural = names.count > 1 || names == [.references]
        return "\(Spelling.list(names.map(\.words))) \(isPlural ? "have" : "has") changed"
    }
}
