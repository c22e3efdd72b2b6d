import Checking
import Foundation
import Support

/// A folder to build and to run in, of one worker alone, as long as this value lives.
///
/// Workers are numbered, and a number that is free is taken again: what the compiler keeps of the course is then there.
final class WorkerFolder: Sendable {
    let url: URL
    private let lock: FileLock

    private static let most = 256

    /// Takes the first that is free.
    ///
    /// - Parameter parent: where the folders of all workers lie, also those of other processes and other machines.
    /// - Throws: `StateError.unwritable`.
    init(in parent: URL) throws(StateError) {
        let machine = ProcessInfo.processInfo.hostName.filter { $0.isLetter || $0.isNumber || "-.".contains($0) }
        do {
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            for number in 1...Self.most {
                let folder = parent.appending(path: "\(machine)-\(number)")
                guard let lock = try FileLock(ifFree: URL(filePath: folder.path + ".lock")) else { continue }
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                self.lock = lock
                url = folder
                return
            }
        } catch {
            throw .unwritable(parent.path, (error as? POSIXFailure)?.description ?? error.localizedDescription)
        }
        throw .unwritable(parent.path, "\(Self.most) workers are at work there already")
    }

    /// The course, as this worker builds it.
    func paths(of course: CoursePaths) -> CoursePaths { CoursePaths(root: course.root, build: url) }
}
