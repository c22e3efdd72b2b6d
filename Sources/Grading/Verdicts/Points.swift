/// What an exercise earned: an output's points count when it is right in every case.
public struct Points: Sendable, Hashable {
    /// What was earned.
    public let earned: Int
    /// What could be earned.
    public let possible: Int

    /// Points of one exercise.
    ///
    /// - Parameters:
    ///   - earned: from 0 to `possible`.
    ///   - possible: the sum over all outputs.
    public init(earned: Int, possible: Int) {
        self.earned = earned
        self.possible = possible
    }
}
