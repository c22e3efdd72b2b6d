import Foundation
import Lessons
import Support
import VersionControl

/// A learner's file and a starter that has changed, brought together.
struct StarterMerge: Sendable {
    let git: Git
    /// Where the three texts lie while they are compared.
    let scratch: URL
    /// Whether a text can be read as Swift; nil where nobody can say.
    let parses: @Sendable (Data) async -> Bool?

    enum Result: Sendable, Equatable {
        /// Both changes, in the learner's line ends.
        case merged(Data)
        /// Both changed the same lines.
        case conflict
    }

    /// Takes the changes from one starter to the next into a learner's file.
    ///
    /// A result that is no Swift any more, where the learner's file was, is none.
    func merge(_ mine: Data, base: Data, new: Data) async throws -> Result {
        guard let merged = try await texts(mine, base, new) else { return .conflict }
        if await parses(merged) == false, await parses(mine) != false { return .conflict }
        return .merged(merged)
    }

    /// The same for any text; nil where both changed the same lines.
    func texts(_ mine: Data, _ base: Data, _ new: Data) async throws -> Data? {
        let names = ["mine", "base", "new"]
        do {
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            for (name, text) in zip(names, [mine, base, new]) {
                try LineEnds.unified(text).write(to: scratch.appending(path: name))
            }
        } catch {
            throw CommandError.refused(StateError.unwritable(scratch.path, error.localizedDescription).sentence)
        }
        let answer = try await git.answer(["merge-file", "-p", "-q"] + names.map { scratch.appending(path: $0).path })
        return answer.status == 0 ? LineStyle(of: mine).applied(to: answer.output) : nil
    }
}
