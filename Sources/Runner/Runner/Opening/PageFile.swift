import Foundation
import Support

/// Writes a page so that a reader sees the old one or the new one, never a part.
enum PageFile {
    /// - Throws: `CommandError` that says which file cannot be written, and why.
    static func write(_ html: String, to file: URL) throws(CommandError) {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try AtomicFile.write(Data(html.utf8), to: file)
        } catch {
            throw .refused("\(file.path) cannot be written: \(error). Name another file with --out.")
        }
    }
}
