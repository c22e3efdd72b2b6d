import Foundation
import Support

/// What updates remember: `.course/update.json`.
struct UpdateState: Sendable, Codable, Equatable {
    /// Where the course comes from, as the learner said.
    var from: String?
    /// The starters that files go back to whose newer starter still lies beside them, by path and git's name.
    var bases: [String: String] = [:]

    private static func file(_ root: URL) -> URL { root.appending(path: ".course/update.json") }

    /// Reads it; what cannot be read is as if nothing had been said.
    init(of root: URL) {
        guard let data = try? Data(contentsOf: Self.file(root)),
            let state = try? JSONDecoder().decode(UpdateState.self, from: data)
        else { return }
        self = state
    }

    func save(in root: URL) throws(StateError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            try FileManager.default.createDirectory(
                at: root.appending(path: ".course"), withIntermediateDirectories: true)
            try AtomicFile.write(try encoder.encode(self) + Data("\n".utf8), to: Self.file(root))
        } catch {
            throw .unwritable(Self.file(root).path, "\(error)")
        }
    }
}
