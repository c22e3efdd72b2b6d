/// How far a build is.
package enum BuildProgress: Sendable, Equatable {
    /// Another course is building in the same folder.
    case waitingForOtherBuild
    /// Steps done of those known so far. The first build also compiles what all exercises share, which takes a while.
    case building(done: Int, total: Int, isFirst: Bool)
}
