import Foundation

/// A folder with a space in its name that lives as long as the value.
final class TemporaryFolder: Sendable {
    let url: URL

    /// - Parameter parent: where it lies; what is built has to lie in the project, beside the kit.
    init(in parent: URL = FileManager.default.temporaryDirectory) {
        url = parent.appending(path: "runner tests \(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a text file below the folder, with the folders on the way.
    @discardableResult
    func write(_ text: String, to path: String) throws -> URL {
        let file = url.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file
    }
}
