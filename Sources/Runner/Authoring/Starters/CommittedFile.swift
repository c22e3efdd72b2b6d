import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// A file as the last commit has it.
enum CommittedFile {
    /// Its contents; nil without version control, before the first commit, and where the commit has no such file.
    static func contents(of file: URL) async -> Data? {
        let result = try? await Subprocess.run(
            .name("git"), arguments: ["show", "HEAD:./\(file.lastPathComponent)"],
            workingDirectory: FilePath(file.deletingLastPathComponent().path), output: .bytes(limit: 1 << 20),
            error: .discarded)
        guard let result, case .exited(0) = result.terminationStatus else { return nil }
        return Data(result.standardOutput)
    }
}
