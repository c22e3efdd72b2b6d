import Foundation
import Support

/// A check that was compiled before: it need not be compiled again while its sources and what it sees of the exercise are the
/// same.
struct KeptCheck: Sendable {
    /// The folder of this check, for these sources and these settings.
    private let folder: URL

    var interface: URL { folder.appending(path: "interface") }
    var object: URL { folder.appending(path: "object") }

    /// - Parameters:
    ///   - interfaces: the folder for all checks.
    ///   - settings: everything that decides about the object beside the sources and the interface.
    init(of staged: StagedExercise, settings: String, in interfaces: URL) {
        var digest = Digest()
        digest.update(settings)
        for file in staged.check {
            digest.update(file.path)
            digest.update(file.contents)
        }
        folder = interfaces.appending(path: "\(staged.checkModule)-\(digest.hexadecimal.prefix(16))")
    }

    var isThere: Bool {
        [interface, object].allSatisfy { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// Keeps what has just been compiled; that it could not be kept costs time the next time, and nothing else.
    func keep(_ staged: StagedExercise) {
        if isThere, FileManager.default.contentsEqual(atPath: interface.path, andPath: staged.interface.path) { return }
        let files = FileManager.default
        do {
            try FreshFolder.make(at: folder)
            try files.copyItem(at: staged.checkObject, to: object)
            try files.copyItem(at: staged.interface, to: interface)
        } catch {
            try? files.removeItem(at: folder)
        }
    }
}
