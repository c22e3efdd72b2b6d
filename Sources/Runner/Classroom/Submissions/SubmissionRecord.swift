import Foundation

/// What was found in one submission: one file of the store, written when all of it has been judged.
package struct SubmissionRecord: Codable, Sendable, Equatable {
    /// How reading a submission ended.
    package enum Reading: String, Codable, Sendable {
        case read
        /// It could not be read, or is not clear: no points are taken.
        case notGradable = "not-gradable"
        /// Taking it apart took too long.
        case timedOut = "timed-out"
        /// Our own fault, after having tried again.
        case infrastructure
    }

    /// What is there of one exercise.
    package enum Work: Codable, Sendable, Equatable {
        /// Its files were judged: the key of what came of it.
        case judged(key: String)
        /// None of its files is there.
        case missing
        /// It cannot be told which file is meant, or one is no plain file: in words.
        case unclear(String)
        /// The course was at fault, in words; it is tried again by the next run.
        case fault(String)
    }

    /// What identifies it.
    package var id: String
    /// The file or folder that it was handed in as.
    package var source: String
    package var reading: Reading
    /// Why it was not read, or what was left alone in it; nil when there is nothing to say.
    package var reason: String?
    /// When it was handed in, where the submission itself proves it: the time of the last commit.
    package var committedAt: Date?
    package var commit: String?
    /// By the exercise's id.
    package var work: [String: Work]
}
