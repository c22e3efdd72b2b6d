import Foundation
import Sandbox

/// The full account of the last check of an exercise, for when the short one is not enough.
struct CheckLog {
    let file: URL
    var build = ""
    var run: RunReport?

    init(file: URL) { self.file = file }

    /// Writes the account.
    ///
    /// - Returns: the file, or `nil` when it could not be written: that alone fails no check.
    func write(_ record: CheckRecord) -> URL? {
        var parts = ["outcome: \(record.outcome.rawValue)"]
        if let problem = record.problem { parts.append("problem: \(problem)") }
        parts.append("== build, \(record.seconds.build) s ==\n" + (build.isEmpty ? "(nothing to build)" : build))
        if let run {
            parts.append(
                "== run, \(run.seconds) s, \(run.peakMemoryBytes) bytes of memory at most, \(run.ending) ==")
            parts.append("-- standard output --\n" + String(decoding: run.standardOutput, as: UTF8.self))
            parts.append("-- standard error --\n" + String(decoding: run.standardError, as: UTF8.self))
        }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(parts.joined(separator: "\n").utf8).write(to: file, options: .atomic)
        } catch {
            return nil
        }
        return file
    }
}
