import Foundation

/// A folder that appears under its name only when everything in it has been written.
struct SceneFolder {
    private let target: URL
    /// Where to write until then, beside the target so that the last step is one rename.
    let working: URL

    /// - Throws: ``ToyboxError/exists(_:)`` when something is there already, ``ToyboxError/cannotWrite(_:reason:)``.
    init(path: String) throws(ToyboxError) {
        target = URL(filePath: path, directoryHint: .isDirectory)
        let files = FileManager.default
        var isFolder: ObjCBool = false
        if files.fileExists(atPath: target.path(percentEncoded: false), isDirectory: &isFolder) {
            let content = try? files.contentsOfDirectory(atPath: target.path(percentEncoded: false))
            guard isFolder.boolValue, content?.isEmpty == true else { throw .exists(path) }
        }
        let name = ".\(target.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)"
        working = target.deletingLastPathComponent().appending(path: name, directoryHint: .isDirectory)
        do {
            try files.createDirectory(at: working, withIntermediateDirectories: true)
        } catch {
            throw .cannotWrite(working.path(percentEncoded: false), reason: error.localizedDescription)
        }
    }

    /// Gives the folder its name.
    func complete() throws(ToyboxError) {
        do {
            // An empty folder may stand there; anything else was refused at the start.
            if let content = try? FileManager.default.contentsOfDirectory(atPath: target.path(percentEncoded: false)),
                content.isEmpty
            {
                try FileManager.default.removeItem(at: target)
            }
            try FileManager.default.moveItem(at: working, to: target)
        } catch {
            throw .cannotWrite(target.path(percentEncoded: false), reason: error.localizedDescription)
        }
    }

    /// Removes what was written so far.
    func discard() {
        try? FileManager.default.removeItem(at: working)
    }
}
