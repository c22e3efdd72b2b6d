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
    ///   - read: the places of the hints that the learner has read.
    /// - Returns: nil when none fits: a hint about what is right would lead astray.
    public func hint(for wrong: [String], read: Set<Int> = []) -> Int? {
        let places = hints(fitting: wrong)
        return places.last(where: read.contains) ?? places.first
    }

    /// The place, in ``hints``, of the hint to read next.
    ///
    /// What fits what is wrong comes first, then the others in order; where nothing is known to be wrong, all come in order.
    ///
    /// - Parameters:
    ///   - wrong: the names of the outputs that are wrong, the earliest in the computation first.
    ///   - read: the places of the hints that the learner has read.
    /// - Returns: nil when all are read.
    public func nextHint(for wrong: [String], read: Set<Int>) -> Int? {
        let fitting = wrong.isEmpty ? [] : hints(fitting: wrong)
        return (fitting + hints.indices).first { !read.contains($0) }
    }

    private func hints(fitting wrong: [String]) -> [Int] {
        for output in wrong {
            let own = hints.indices.filter { hints[$0].outputs.contains(output) }
            if !own.isEmpty { return own }
        }
        return hints.indices.filter { hints[$0].outputs.isEmpty }
    }
}
