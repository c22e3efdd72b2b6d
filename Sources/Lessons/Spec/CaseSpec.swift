/// One set of givens that an exercise is run with.
public struct CaseSpec: Sendable, Hashable, Identifiable {
    /// The name that takes the place of `{case}`.
    public let id: String
    /// Whether its values are kept from the learner.
    public let hidden: Bool
    /// The seed of whatever the check draws at random.
    public let seed: Int?
    /// Givens of this case alone; they take precedence over the exercise's.
    public let given: [String: GivenValue]
    /// Where the spec names it.
    public let location: SourceLocation

    /// One run of an exercise, by default shown to the learner and without givens of its own.
    ///
    /// - Parameters:
    ///   - seed: what the check draws its inputs from; it is given under the name `seed`.
    ///   - given: comes before what the exercise gives under the same names.
    public init(
        id: String, hidden: Bool = false, seed: Int? = nil, given: [String: GivenValue] = [:],
        location: SourceLocation = .nowhere
    ) {
        self.id = id
        self.hidden = hidden
        self.seed = seed
        self.given = given
        self.location = location
    }

    /// The id of the one case of an exercise that declares none.
    public static let mainID = "main"
}
