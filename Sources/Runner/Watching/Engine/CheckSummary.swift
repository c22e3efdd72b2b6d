import Foundation
import Grading

/// What a check came to, in the words of the screen.
package struct CheckSummary: Sendable, Equatable {
    package var outcome: Outcome
    /// The outcome in a few words: `Grad-CAM map: not right yet`.
    package var heading: String
    package var earnedPoints: Int
    package var possiblePoints: Int
    /// What is wrong, the most helpful sentence first.
    package var sentences: [String]
    /// Where it is wrong, if it is in a line of the learner's file.
    package var place: SourcePlace?
    /// The share of all elements that are within tolerance, over all outputs and cases; nil where none were compared.
    package var share: Double?
    package var seconds: Double
    /// The hint that comes with a wrong answer.
    package var hint: String?
    /// What is said where an earlier pass belongs to an older version of the exercise.
    package var version: String?
    /// What the learner's code printed.
    package var printed: [String]
    /// Why the result could not be recorded.
    package var unrecorded: String?
    /// A name for what was checked.
    package var sources: String?

    package init(
        outcome: Outcome, heading: String, earnedPoints: Int = 0, possiblePoints: Int, sentences: [String] = [],
        place: SourcePlace? = nil, share: Double? = nil, seconds: Double = 0, hint: String? = nil,
        version: String? = nil, printed: [String] = [], unrecorded: String? = nil, sources: String? = nil
    ) {
        self.outcome = outcome
        self.heading = heading
        self.earnedPoints = earnedPoints
        self.possiblePoints = possiblePoints
        self.sentences = sentences
        self.place = place
        self.share = share
        self.seconds = seconds
        self.hint = hint
        self.version = version
        self.printed = printed
        self.unrecorded = unrecorded
        self.sources = sources
    }
}

/// A line of a file.
package struct SourcePlace: Sendable, Equatable {
    package var file: URL
    package var line: Int
    package var column: Int?

    package init(file: URL, line: Int, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}
