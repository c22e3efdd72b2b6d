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

    /// Writes it; without it, `sync` leaves more files alone than it has to.
    func save(in paths: CoursePaths) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(self) else { return }
        try? FileManager.default.createDirectory(at: paths.state, withIntermediateDirectories: true)
        try? AtomicFile.write(data, to: Self.file(paths))
    }
}
