import Foundation
import Grading

/// Everything that came of one check.
package struct CheckRecord: Sendable {
    /// Where the time went; 0 for a stage that was not reached.
    package struct Seconds: Sendable, Codable, Equatable {
        package var build = 0.0
        package var run = 0.0
        package var grade = 0.0

        package init(build: Double = 0.0, run: Double = 0.0, grade: Double = 0.0) {
            self.build = build
            self.run = run
            self.grade = grade
        }

        package var total: Double { build + run + grade }
    }

    /// The exercise's id.
    package var exercise: String
    package var variant: Variant
    package var outcome: Outcome
    /// What the tensors are like, when there were any to look at.
    package var verdict: Verdict?
    /// What happened instead, when there is no verdict.
    package var problem: CheckProblem?
    package var seconds = Seconds()
    /// The rung of containment that the program ran on.
    package var containment: String
    /// All that the build and the program printed.
    package var log: URL?
    /// What was graded; `nil` when its files could not be read.
    package var sources: SourceHash?
    /// The tensors that were handed in, kept until the next check of this exercise.
    package var outputs: URL?
    /// What the learner's code printed, up to its limit.
    package var printed = ""
    /// The most memory it was seen to use, in bytes.
    package var peakMemoryBytes = 0
    /// Processes that it left behind, and that were ended.
    package var leftBehind = 0
}
