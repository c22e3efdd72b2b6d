/// How far a build is.
package enum BuildProgress: Sendable, Equatable {
    /// Another course is building in the same folder.
    case waitingForOtherBuild
    /// The course's own modules are compiled again, because their sources or the compiler have changed: steps done of those
    /// known so far.
    case buildingKit(done: Int, total: Int)
    /// The exercise and its check are compiled and linked.
    case building
}
