import Foundation
import Support

/// The folder that reports are written into.
struct ReportFolder {
    let url: URL

    /// Makes the folder and those in it.
    func prepare(_ folders: [String]) throws(StateError) {
        for folder in folders.map({ url.appending(path: $0, directoryHint: .isDirectory) }) {
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw .unwritable(folder.path, Self.reason(error))
            }
        }
    }

    /// Writes a file, unless it is the same already: a second run touches only what has changed.
    func write(_ data: Data, to path: String) throws(StateError) {
        let file = url.appending(path: path)
        if (try? Data(contentsOf: file)) == data { return }
        do {
            // A class has thousands of them in one folder, and whatever is unfinished there is removed at the end.
            try AtomicFile.write(data, to: file, tidies: false)
        } catch {
            throw .unwritable(file.path, error.description)
        }
    }

    /// Takes away what an earlier run wrote and this one has no reason to.
    func remove(_ path: String) throws(StateError) {
        let file = url.appending(path: path).path
        guard unlink(file) != 0, errno != ENOENT else { return }
        throw .unwritable(file, POSIXFailure().description)
    }

    /// Takes away what earlier runs wrote of submissions that are gone.
    ///
    /// - Parameters:
    ///   - folder: one that holds a file for each submission.
    ///   - written: the paths of what belongs there now.
    func keepOnly(_ written: Set<String>, in folder: String) throws(StateError) {
        let there = try? FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path)
        // Also what a run that was ended has left unfinished: nobody else writes here.
        for name in there ?? [] where !written.contains("\(folder)/\(name)") { try remove("\(folder)/\(name)") }
    }

    private static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        guard let underlying, underlying.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(underlying.code)))
    }
}
