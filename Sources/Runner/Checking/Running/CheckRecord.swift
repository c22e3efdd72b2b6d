import Foundation
import Grading
import Sandbox

/// Everything that came of one check.
package struct CheckRecord: Sendable {
    /// Where the time went; 0 for a stage that was not reached.
    package struct Seconds: Sendable, Codable, Equatable {
        package let build: Double
        package let run: Double
        package let grade: Double

        package init(build: Double = 0, run: Double = 0, grade: Double = 0) {
            self.build = build
            self.run = run
            self.grade = grade
        }
    }

    /// The exercise's id.
    package let exercise: String
    package let variant: Variant
    package let judgement: Judgement
    package let seconds: Seconds
    /// The level of containment that the program ran on.
    package let containment: String
    /// All that the build and the program printed; nil when it could not be written.
    package let log: URL?
    /// What was graded; nil when its files could not be read.
    package let sources: SourceHash?
    /// How the program ended and what it used; nil when it was not run.
    ///
    /// Of what a learner's program printed, it has what belongs to cases that are shown.
    package let run: RunReport?
    /// Whether a learner's program printed something in hidden cases, which nobody gets to see.
    package let isCut: Bool

    package init(
        exercise: String, variant: Variant = .learner, judgement: Judgement, seconds: Seconds = Seconds(),
        containment: String, log: URL? = nil, sources: SourceHash? = nil, run: RunReport? = nil,
        isCut: Bool = false
    ) {
        self.exercise = exercise
        self.variant = variant
        self.judgement = judgement
        self.seconds = seconds
        self.containment = containment
        self.log = log
        self.sources = sources
        self.run = run
        self.isCut = isCut
    }

    package var outcome: Outcome { judgement.outcome }
    /// What the tensors are like; nil when there were none to look at.
    package var verdict: Verdict? { if case .graded(let verdict) = judgement { verdict } else { nil } }
    /// What happened instead; nil when there is a verdict.
    package var problem: CheckProblem? { if case .notGraded(let problem) = judgement { problem } else { nil } }
    /// What is still to be written, in the words of the `yourTurn` that was reached; nil when none was.
    package var task: String? {
        if case .notAttempted(let task) = problem { task } else { verdict?.unfinished }
    }
    /// What the learner's code printed in cases that are shown, up to its limit.
    package var printed: String { run.map { String(decoding: $0.standardOutput, as: UTF8.self) } ?? "" }
}

/// What a check came to.
package enum Judgement: Sendable {
    /// There were tensors to look at.
    case graded(Verdict)
    /// There were none, for this reason.
    case notGraded(CheckProblem)

    package var outcome: Outcome {
        switch self {
        case .graded(let verdict): verdict.outcome
        case .notGraded(let problem): problem.outcome
        }
    }
}

/// How far a check is.
package enum CheckProgress: Sendable, Equatable {
    case building(BuildProgress)
    case running
    case grading
}
