import Foundation
import Lessons
import Support

/// What is in the way of an update: files of the learner's that it would have to write over.
package struct Obstacles: Sendable, Equatable {
    /// Changed here, not committed, and changed in the new version too.
    var edited: [String] = []
    /// Changed and committed here, and in the new version in the same place.
    var committed: [String] = []
    /// Not the course's until now, where the new version has a file.
    var unknown: [String] = []

    package var isEmpty: Bool { edited.isEmpty && committed.isEmpty && unknown.isEmpty }

    /// What is in the way, and what to do about it.
    ///
    /// - Parameter base: the commit that both sides go back to.
    package func sentences(base: String) -> [String] {
        var sentences: [String] = []
        func list(_ paths: [String]) -> String {
            let shown = paths.prefix(8)
            return Spelling.list(shown.map { $0 } + (paths.count > 8 ? ["\(paths.count - 8) more"] : []))
        }
        if !edited.isEmpty {
            sentences.append(
                "You have changed \(list(edited)), and so has the new version. Put your changes aside by "
                    + "`git stash push -- \(edited.count == 1 ? edited[0] : "FILES")`, update, then bring them back by "
                    + "`git stash pop`.")
        }
        if !committed.isEmpty {
            sentences.append(
                "You have committed changes to \(list(committed)) that the new version changes in the same place. Take yours back "
                    + "(`git checkout \(base.prefix(10)) -- FILE`), commit that, then update.")
        }
        if !unknown.isEmpty {
            sentences.append(
                "The new version brings \(list(unknown)), where you have something of your own. Move yours elsewhere, then update."
            )
        }
        return sentences
    }
}
