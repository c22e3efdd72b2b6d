import Checking
import Foundation
import Support

/// Remembers which lessons have passed validation, and with what: those need not be tried again.
struct ValidationRecord: Sendable, Codable {
    /// The key of everything that a lesson's result depends on, by the lesson's id, and how many exercises it has.
    var passed: [String: String] = [:]

    private static func file(_ paths: CoursePaths) -> URL { paths.state.appending(path: "gate.json") }

    /// Reads what is remembered; nothing when it cannot be read, and then everything is tried.
    init(of paths: CoursePaths) {
        guard let data = try? Data(contentsOf: Self.file(paths)),
            let record = try? JSONDecoder().decode(ValidationRecord.self, from: data)
        else { return }
        self = record
    }

    /// Writes it; that it could not be written costs time the next time, and is no problem of a lesson.
    func save(in paths: CoursePaths) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(self) else { return }
        try? FileManager.default.createDirectory(at: paths.state, withIntermediateDirectories: true)
        try? AtomicFile.write(data, to: Self.file(paths))
    }
}
