/// What an exercise earned: an output's points count when it is right in every case.
public struct Points: Sendable, Hashable {
    /// What was earned.
    public let earned: Int
    /// What could be earned.
    public let possible: Int

    /// Creates points.
    public init(earned: Int, possible: Int) {
        self.earned = earned
        self.possible = possible
    }
}
