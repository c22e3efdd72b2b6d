import Foundation

/// A folder with nothing in it.
enum FreshFolder {
    /// Removes what is at a path, and makes an empty folder there.
    ///
    /// - Throws: `BuildFault.unwritable`.
    @discardableResult
    static func make(at folder: URL) throws(BuildFault) -> URL {
        do {
            if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: folder.path, reason: error.localizedDescription)
        }
        return folder
    }
}
