import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The program `git`, at work on one clone.
///
/// Nothing of a learner's settings may change what an update does: no hooks, no housekeeping, no questions, and messages in English,
/// of which the last is quoted.
package struct Git: Sendable {
    /// The folder of the course.
    package let root: URL

    /// Where the history lies, if not in `.git`.
    private let folder: URL?

    package init(root: URL, folder: URL? = nil) { (self.root, self.folder) = (root, folder) }

    /// How a call ended, and what it said.
    struct Answer: Sendable {
        var status: Int32
        var output: Data
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) }
        /// What went wrong, in git's own words: its last line that says so.
        var reason: String {
            let lines = errors.split(whereSeparator: \.isNewline).map(String.init)
            let said = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.last ?? ""
            return said.trimmingPrefix("fatal: ").trimmingPrefix("error: ").trimmingCharacters(in: .whitespaces)
        }
    }

    /// Runs a command.
    ///
    /// - Parameters:
    ///   - index: another index than the clone's own.
    ///   - asks: whether git may ask for a password at the terminal.
    /// - Throws: `CommandError` when git cannot be started.
    func answer(
        _ arguments: [String], input: [UInt8] = [], index: URL? = nil, variables: [String: String] = [:],
        asks: Bool = false
    ) async throws(CommandError) -> Answer {
        let settings = [
            "core.fsmonitor=false", "core.hooksPath=/dev/null", "gc.auto=0", "maintenance.auto=false",
            "core.quotePath=false", "core.safecrlf=false",
        ].flatMap { ["-c", $0] }
        var environment = ProcessInfo.processInfo.environment.filter { !Self.ofAnotherClone.contains($0.key) }
        environment["LC_ALL"] = "C"
        environment["GIT_OPTIONAL_LOCKS"] = "0"
        if !asks { environment["GIT_TERMINAL_PROMPT"] = "0" }
        if let index { environment["GIT_INDEX_FILE"] = index.path }
        if let folder { environment.merge(["GIT_DIR": folder.path, "GIT_WORK_TREE": root.path]) { $1 } }
        environment.merge(variables) { $1 }
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(settings + arguments),
                environment: .custom(
                    Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
                workingDirectory: FilePath(root.path), input: .array(input),
                output: .bytes(limit: 1 << 28), error: .string(limit: 1 << 20))
            let status: Int32 = if case .exited(let code) = result.terminationStatus { Int32(code) } else { -1 }
            return Answer(status: status, output: Data(result.standardOutput), errors: result.standardError)
        } catch {
            throw .refused(
                "The program git could not be started (\(error)), and updates come through it. Install git, then try again."
            )
        }
    }

    /// Runs a command that succeeds unless something is wrong with the clone.
    ///
    /// - Throws: `CommandError` with what git said.
    @discardableResult
    func run(
        _ arguments: [String], input: [UInt8] = [], index: URL? = nil, variables: [String: String] = [:]
    ) async throws(CommandError) -> Answer {
        let answer = try await answer(arguments, input: input, index: index, variables: variables)
        guard answer.status == 0 else {
            throw .refused(
                "git could not do its part: \(answer.reason.endingWithStop) (`git \(arguments.first ?? "")` in \(root.path).) "
                    + "Repair that, then run the same command again.")
        }
        return answer
    }

    /// What leads git to another clone than this one, as where the course is called from a hook.
    private static let ofAnotherClone: Set<String> = [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE",
    ]
}
