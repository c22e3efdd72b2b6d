/// What an update has done.
package struct UpdateOutcome: Sendable {
    package var journal: UpdateJournal
    /// Exercises whose files were saved while the update was made, and were left as they are.
    package var left: [String] = []
    /// Where files lie now that have no place in the new version.
    package var aside: [String] = []
}

extension UpdateJournal {
    /// Files of the course's own that come to where a file of the learner's goes away from.
    var lateChanges: [Change] {
        let leaving = Set(files.filter { $0.target != $0.path }.map(\.path)).subtracting(files.compactMap(\.target))
        return changes.filter { $0.after != nil && leaving.contains($0.path) }
    }
}
