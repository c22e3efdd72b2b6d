import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A program that was started, has ended, and what it said.
struct StartedProgram: Sendable {
    var status: Int32
    var output: String
    var errors: String

    /// Runs a program to its end; one that a signal ends is an error.
    ///
    /// - Parameters:
    ///   - program: its path, or its name, which is looked for.
    ///   - variables: what its environment has besides that of the tests, or instead of it.
    ///   - inherits: whether it has the environment of the tests.
    init(
        _ program: String, _ arguments: [String], in folder: URL, _ variables: [String: String] = [:],
        inherits: Bool = true
    ) async throws {
        let pairs = variables.map { (Environment.Key(stringLiteral: $0), $1) }
        let environment = Dictionary(uniqueKeysWithValues: pairs)
        let result = try await Subprocess.run(
            program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
            environment: inherits ? .inherit.updating(environment) : .custom(environment),
            workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
        guard case .exited(let status) = result.terminationStatus else { throw CocoaError(.executableLoad) }
        (self.status, output, errors) = (status, result.standardOutput, result.standardError)
    }

    /// The lines that it printed; the last ends as the others do.
    var lines: [String] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return lines.last == "" ? lines.dropLast() : lines
    }
}
