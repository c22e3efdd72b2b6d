import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The program `git`, at work on one repository of the learner's, or of whoever runs the course.
///
/// Nothing of their settings may change what is done (`GitSettings`), and messages are in English, of which the last is quoted.
/// What somebody else has made is never read by it, but where it is contained: see `GitSettings.foreign`.
package struct Git: Sendable {
    /// The folder that it works in: that of the course, where there is one.
    package let root: URL

    /// Where the history lies, if not in `.git`.
    private let folder: URL?

    /// What comes through git, in the plural: `updates`.
    private let purpose: String

    package init(root: URL, folder: URL? = nil, for purpose: String) {
        (self.root, self.folder, self.purpose) = (root, folder, purpose)
    }

    /// How a call ended, and what it said.
    package struct Answer: Sendable {
        package var status: Int32
        package var output: Data
        var errors: String

        package var text: String { output.trimmedText }
        /// What went wrong, in git's own words: its last line that says so.
        package var reason: String {
            let lines = errors.split(whereSeparator: \.isNewline).map(String.init)
            let said = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.last ?? ""
            return said.trimmingPrefix("fatal: ").trimmingPrefix("error: ").trimmingCharacters(in: .whitespaces)
        }
        /// Whether git will not read the repository, because it belongs to somebody else.
        package var isOfSomebodyElse: Bool { errors.contains("dubious ownership") }
    }

    /// Runs a command.
    ///
    /// - Parameters:
    ///   - index: another index than the repository's own.
    ///   - asks: whether git may ask for a password at the terminal.
    ///   - limit: how many bytes it may print.
    /// - Throws: `CommandError` when git cannot be started or prints more, `CancellationError`.
    package func answer(
        _ arguments: [String], input: [UInt8] = [], index: URL? = nil, variables: [String: String] = [:],
        asks: Bool = false, limit: Int = 1 << 28
    ) async throws -> Answer {
        var environment = GitSettings.environment(from: ProcessInfo.processInfo.environment, asks: asks)
        if let index { environment["GIT_INDEX_FILE"] = index.path }
        if let folder { environment.merge(["GIT_DIR": folder.path, "GIT_WORK_TREE": root.path]) { $1 } }
        environment.merge(variables) { $1 }
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(GitSettings.arguments + arguments),
                environment: .custom(
                    Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
                workingDirectory: FilePath(root.path), input: .array(input),
                output: .bytes(limit: limit), error: .string(limit: 1 << 20))
            try Task.checkCancellation()
            let status: Int32 = if case .exited(let code) = result.terminationStatus { Int32(code) } else { -1 }
            return Answer(status: status, output: Data(result.standardOutput), errors: result.standardError)
        } catch {
            if error is CancellationError || Task.isCancelled { throw CancellationError() }
            if let error = error as? SubprocessError, error.code == .outputLimitExceeded {
                throw CommandError.refused(
                    "git says more than \(Quantity.bytes(limit)), which is more than is read. (\(words(arguments)).) "
                        + "Something that does not belong there may lie there; move it away, then try again.")
            }
            throw CommandError.refused(
                "The program git could not be started (\(error)), and \(purpose) come through it. Install git, then try again."
            )
        }
    }

    /// Runs a command that succeeds unless something is wrong with the repository.
    ///
    /// - Throws: `CommandError` with what git said, `CancellationError`.
    @discardableResult
    package func run(
        _ arguments: [String], input: [UInt8] = [], index: URL? = nil, variables: [String: String] = [:]
    ) async throws -> Answer {
        let answer = try await answer(arguments, input: input, index: index, variables: variables)
        guard answer.status == 0 else {
            let reason = answer.reason.isEmpty ? "it ended without a word" : answer.reason
            throw CommandError.refused(
                "git could not do its part: \(reason.endingWithStop) (\(words(arguments)).) "
                    + "Repair that, then run the same command again.")
        }
        return answer
    }

    /// What a command prints; nil where it does not succeed, or there is no git.
    ///
    /// - Throws: `CancellationError`.
    package func output(_ arguments: [String], limit: Int = 1 << 16) async throws -> Data? {
        do {
            let answer = try await answer(arguments, limit: limit)
            return answer.status == 0 ? answer.output : nil
        } catch is CommandError {
            return nil
        }
    }

    /// What a command prints, as text without the white space around it; nil as for `output`.
    ///
    /// - Throws: `CancellationError`.
    package func text(_ arguments: [String]) async throws -> String? {
        try await output(arguments).map { $0.trimmedText }
    }

    private func words(_ arguments: [String]) -> String { "`git \(arguments.first ?? "")` in \(root.path)" }
}

extension Data {
    /// As text, without the white space around it.
    fileprivate var trimmedText: String {
        String(decoding: self, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
