import Checking
import Foundation
import Support

/// Remembers which lessons have passed the gate, and with what: those need not be tried again.
struct GateRecord: Sendable, Codable {
    /// The key of everything that a lesson's result depends on, by the lesson's id, and how many exercises it has.
    var passed: [String: String] = [:]

    private static func file(_ workspace: Workspace) -> URL { workspace.state.appending(path: "gate.json") }

    /// Reads what is remembered; nothing when it cannot be read, and then everything is tried.
    init(of workspace: Workspace) {
        guard let data = try? Data(contentsOf: Self.file(workspace)),
            let record = try? JSONDecoder().decode(GateRecord.self, from: data)
        else { return }
        self = record
    }

    /// Writes it; that it could not be written costs time the next time, and is no problem of a lesson.
    func save(in workspace: Workspace) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(self) else { return }
        try? FileManager.default.createDirectory(at: workspace.state, withIntermediateDirectories: true)
        try? AtomicFile.write(data, to: Self.file(workspace))
    }
}
