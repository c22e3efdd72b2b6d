/// A hint, and the outputs that it helps with.
public struct HintSpec: Sendable, Hashable {
    /// What is said to the learner.
    public let say: String
    /// The names of the outputs that it belongs to; empty when it belongs to the exercise as a whole.
    public let outputs: [String]

    /// A hint for some outputs, by default for the exercise as a whole.
    ///
    /// - Parameters:
    ///   - say: what is said to the learner, true of every wrong answer in those outputs.
    ///   - outputs: the names of the outputs.
    public init(_ say: String, outputs: [String] = []) {
        self.say = say
        self.outputs = outputs
    }
}

extension HintSpec: ExpressibleByStringLiteral {
    /// A hint for the exercise as a whole.
    public init(stringLiteral say: String) { self.init(say) }
}

extension ExerciseSpec {
    /// The place, in ``hints``, of the hint that fits what is wrong.
    ///
    /// The first output that has hints of its own decides, else the hints for the exercise as a whole. Of those that fit it is
    /// the first, or the furthest that the learner has read already: nobody is taken back to a gentler one.
    ///
    /// - Parameters:
    ///   - wrong: the names of the outputs that are wrong, the earliest in the computation first.
    ///   - read: how many hints the learner has read, from the first.
    /// - Returns: nil when none fits: a hint about what is right would lead astray.
    public func hint(for wrong: [String], read: Int = 0) -> Int? {
        func fitting(_ fits: (HintSpec) -> Bool) -> Int? {
            let places = hints.indices.filter { fits(hints[$0]) }
            return places.last { $0 < read } ?? places.first
        }
        for output in wrong {
            if let place = fitting({ $0.outputs.contains(output) }) { return place }
        }
        return fitting(\.outputs.isEmpty)
    }
}
