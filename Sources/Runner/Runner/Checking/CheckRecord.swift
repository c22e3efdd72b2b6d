import Foundation
import Grading

/// Everything that came of one check.
struct CheckRecord: Sendable {
    /// Where the time went; 0 for a stage that was not reached.
    struct Seconds: Sendable, Codable, Equatable {
        var build = 0.0
        var run = 0.0
        var grade = 0.0

        var total: Double { build + run + grade }
    }

    /// The exercise's id.
    var exercise: String
    var variant: Variant
    var outcome: Outcome
    /// What the tensors are like, when there were any to look at.
    var verdict: Verdict?
    /// What happened instead, when there is no verdict.
    var problem: CheckProblem?
    var seconds = Seconds()
    /// The rung of containment that the program ran on.
    var containment: String
    /// All that the build and the program printed.
    var log: URL?
    /// What was graded; `nil` when its files could not be read.
    var sources: SourceHash?
    /// The tensors that were handed in, kept until the next check of this exercise.
    var outputs: URL?
    /// What the learner's code printed, up to its limit.
    var printed = ""
    /// The most memory it was seen to use, in bytes.
    var peakMemoryBytes = 0
    /// Processes that it left behind, and that were ended.
    var leftBehind = 0
}
