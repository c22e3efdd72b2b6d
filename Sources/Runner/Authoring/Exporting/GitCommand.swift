import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Git, asked about the repository that a folder lies in.
struct GitCommand: Sendable {
    let folder: URL

    /// What it prints.
    ///
    /// - Throws: `CommandError` with git's own words when it does not succeed.
    @discardableResult
    func run(_ arguments: [String]) async throws -> String {
        do {
            let result = try await Subprocess.run(
                .name("git"), arguments: Arguments(arguments), workingDirectory: FilePath(folder.path),
                output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
            if case .exited(0) = result.terminationStatus { return result.standardOutput }
            let words = result.standardError.split(separator: "\n").last ?? "it ended without a word"
            throw CommandError.fault("`git \(arguments[0])` did not succeed: \(words). Try it in \(folder.path).")
        } catch let error as CommandError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw CommandError.fault("git cannot be run (\(error)). Install it: apt install git.")
        }
    }

    /// The first line that it prints; nil when it does not succeed.
    func answer(_ arguments: [String]) async throws -> String? {
        guard let text = try? await run(arguments) else { return nil }
        return text.split(separator: "\n").first.map(String.init)
    }
}
