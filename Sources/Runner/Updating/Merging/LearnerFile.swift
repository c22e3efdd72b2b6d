import Foundation

/// A file that the learner has worked on, and what an update does with it.
package struct LearnerFile: Sendable, Codable, Equatable {
    package enum Fate: String, Sendable, Codable {
        /// It stays as it is, where it is.
        case kept
        /// It stays as it is, under another path: the lesson has another number, or the exercise another name.
        case moved
        /// The changes of the starter are taken into it.
        case merged
        /// The starter changed where the learner did: it stays as it is, and the new starter is put beside it.
        case conflict
        /// The starter is the same program in other words, and could not be merged: it stays as it is, where it is.
        case reworded
        /// The new version has no such file; a snapshot keeps it.
        case gone
        /// It is the starter that it was, and becomes the new one.
        case replaced
    }

    /// The exercise, by its id in the version that the learner has; nil where it is of no exercise.
    package var exercise: String?
    package var title: String
    /// Where it is, and where it will be; relative to the course.
    package var path: String
    package var target: String?
    package var fate: Fate
    /// Whether it holds something that no starter has.
    package var isEdited: Bool
    /// The digest of what it holds, and of what it will hold.
    var before: String
    var after: String?
    /// The new starter, by git's name.
    var starter: String?
    /// Where the new starter is put, when the two cannot be merged.
    package var beside: String?
    /// A new starter of an earlier update, which is not needed any more.
    var settled: String?
    /// The starter that the learner's file really goes back to, where that is an older one.
    var base: String?

    /// Whether an update has anything to do with it.
    var isConcerned: Bool {
        switch fate {
        case .kept: settled != nil
        case .reworded: settled != nil || beside != nil
        case .moved, .merged, .conflict, .gone, .replaced: true
        }
    }

    /// Whether its contents change.
    package var isChanged: Bool { [.merged, .gone].contains(fate) }

    /// The path of a new starter beside a file.
    static func beside(_ path: String) -> String {
        (path.hasSuffix(".swift") ? String(path.dropLast(6)) : path) + ".new-starter.swift"
    }
}
