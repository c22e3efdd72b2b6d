import Foundation
import Sandbox

/// The full account of the last check of an exercise, for when the short one is not enough.
struct CheckLog {
    let judgement: Judgement
    /// All that the build printed, and how long it took.
    let build: BuildResult?
    let run: RunReport?
    /// Whether something is missing here that was printed in hidden cases.
    var isCut = false

    /// Writes the account.
    ///
    /// - Returns: the file, or `nil` when it could not be written: that alone fails no check.
    func write(to file: URL) -> URL? {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(parts.joined(separator: "\n").utf8).write(to: file, options: .atomic)
        } catch {
            return nil
        }
        return file
    }

    private var parts: [String] {
        var parts = ["outcome: \(judgement.outcome.rawValue)"]
        if case .notGraded(let problem) = judgement { parts.append("problem: \(problem)") }
        let log = build?.log ?? ""
        parts.append("== build, \(build?.seconds ?? 0) s ==\n" + (log.isEmpty ? "(nothing to build)" : log))
        guard let run else { return parts }
        return parts + [
            "== run, \(run.seconds) s, \(run.peakMemoryBytes) bytes of memory at most, \(run.ending) ==",
            "-- standard output --\n" + String(decoding: run.standardOutput, as: UTF8.self),
            "-- standard error --\n" + String(decoding: run.standardError, as: UTF8.self),
        ] + (isCut ? ["(what was printed in hidden cases is left out)", ""] : [])
    }
}
