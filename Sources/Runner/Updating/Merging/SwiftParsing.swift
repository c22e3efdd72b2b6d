import Foundation
import Subprocess
import Support

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Asks the compiler whether a text can be read as Swift; nothing of it is compiled, and nothing is run.
struct SwiftParsing: Sendable {
    let scratch: URL

    /// Nil where the compiler cannot say.
    func parses(_ text: Data) async -> Bool? {
        let file = scratch.appending(path: "Parsed.swift")
        guard (try? text.write(to: file)) != nil else { return nil }
        let result = try? await Subprocess.run(
            .name("swiftc"), arguments: ["-frontend", "-parse", file.path], output: .discarded,
            error: .string(limit: 1 << 20))
        guard let result, case .exited(let status) = result.terminationStatus else { return nil }
        if status == 0 { return true }
        return result.standardError.contains("Parsed.swift:") ? false : nil
    }
}
