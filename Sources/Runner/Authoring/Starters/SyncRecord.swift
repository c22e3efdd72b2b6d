import Checking
import Foundation
import Support

/// Remembers what `author sync` wrote, so that it tells a starter that has become stale from a learner's work.
struct SyncRecord: Sendable, Codable, Equatable {
    /// The digest of each file when it was last the starter, by its path relative to the course.
    var starters: [String: String] = [:]

    private static func file(_ paths: CoursePaths) -> URL { paths.state.appending(path: "starters.json") }

    /// Reads what is remembered; nothing when it cannot be read, and then what has been committed has to tell.
    init(of paths: CoursePaths) {
        guard let data = try? Data(contentsOf: Self.file(paths)),
            let record = try? JSONDecoder().decode(SyncRecord.self, from: data)
        else { return }
        self = record
    }

    static func digest(of contents: Data) -> String {
        var digest = Digest()
        digest.append([UInt8](contents))
        return digest.hexadecimal
    }

    /// Follows folders that get other names.
    static func rename(_ folders: [(from: String, to: String)], in paths: CoursePaths) {
        var record = SyncRecord(of: paths)
        for (from, to) in folders {
            for (path, digest) in record.starters where path.hasPrefix(from + "/") {
                record.starters[path] = nil
                record.starters[to + path.dropFirst(from.count)] = digest
            }
        }
        record.save(in: paths)
    }

    /// Writes it; without it, `sync` leaves more files alone than it has to.
    func save(in paths: CoursePaths) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(self) else { return }
        try? FileManager.default.createDirectory(at: paths.state, withIntermediateDirectories: true)
        try? AtomicFile.write(data, to: Self.file(paths))
    }
}
