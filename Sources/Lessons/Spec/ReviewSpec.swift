/// One short thing that `course review` asks, days after an exercise has passed.
public struct ReviewSpec: Sendable, Hashable, Identifiable {
    /// How it is answered.
    public enum Kind: Sendable, Hashable {
        /// One of some choices; `right` counts from 0.
        case choice([String], right: Int)
        /// A number, right when it is at most `within` away.
        case number(Double, within: Double)
        /// A line or two of the exercise's solution, which are written again.
        ///
        /// `file` is the solution's file that they are missing from, relative to the lesson's folder.
        case code(SolutionGap, file: String)
    }

    /// Its name, stable for ever: what is known about the learner's answers is kept under it.
    public let id: String
    /// The exercise after whose pass it is asked, by id.
    public let exercise: ExerciseSpec.ID
    /// How it is answered.
    public let kind: Kind
    /// What is asked.
    public let ask: [Block]
    /// Why the right answer is right.
    public let answer: [Block]
    /// The first line of its block in the lesson.
    public let location: SourceLocation

    /// An item from its keys.
    public init(
        id: String, exercise: ExerciseSpec.ID, kind: Kind, ask: [Block], answer: [Block],
        location: SourceLocation = .nowhere
    ) {
        self.id = id
        self.exercise = exercise
        self.kind = kind
        self.ask = ask
        self.answer = answer
        self.location = location
    }
}
