import Foundation
import Support
import VersionControl

/// The files of a clone, as they are taken away and put elsewhere; nothing is ever written over.
struct CourseFiles: Sendable {
    let git: Git
    /// Where that is put which has no place any more, relative to the course.
    let keeping: String

    private func url(_ path: String) -> URL { git.root.appending(path: path) }

    /// Removes a file, and the folders that it leaves empty.
    func remove(_ path: String) {
        guard git.kind(of: path) != S_IFDIR else { return }
        unlink(url(path).path)
        removeFolders(from: (path as NSString).deletingLastPathComponent)
    }

    /// Removes a folder and those that it is in, as far as they are empty.
    private func removeFolders(from path: String) {
        var folder = path
        while !folder.isEmpty, rmdir(url(folder).path) == 0 { folder = (folder as NSString).deletingLastPathComponent }
    }

    /// Puts a file where files go that have no place any more.
    ///
    /// - Returns: where it is now.
    func setAside(_ path: String) throws(StateError) -> String {
        var (place, number) = ("\(keeping)/\(path)", 2)
        while git.kind(of: place) != nil { (place, number) = ("\(keeping)/\(number)/\(path)", number + 1) }
        try move(path, to: place)
        return place
    }

    func move(_ path: String, to target: String) throws(StateError) {
        do {
            try FileManager.default.createDirectory(
                at: url(target).deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw .unwritable(url(target).path, error.localizedDescription)
        }
        guard rename(url(path).path, url(target).path) == 0 else {
            throw .unwritable(url(target).path, POSIXFailure().description)
        }
    }

    /// Moves what is left in a lesson's old folder along with the lesson, or aside where the lesson is gone: a folder without a
    /// lesson would be taken for a broken one.
    ///
    /// - Returns: where files are now that have no place any more.
    func tidy(_ folder: PathMoves.Folder) throws(StateError) -> [String] {
        let below = FileManager.default.enumerator(atPath: url(folder.from).path)?.compactMap { $0 as? String } ?? []
        var aside: [String] = []
        for name in below.sorted() where git.kind(of: "\(folder.from)/\(name)") != S_IFDIR {
            if let to = folder.to, git.kind(of: "\(to)/\(name)") == nil {
                try move("\(folder.from)/\(name)", to: "\(to)/\(name)")
            } else {
                aside.append(try setAside("\(folder.from)/\(name)"))
            }
        }
        for name in below.sorted(by: >) { rmdir(url("\(folder.from)/\(name)").path) }
        removeFolders(from: folder.from)
        return aside
    }

    /// Puts a starter somewhere, with the line ends of a learner's file.
    func place(starter: String, at path: String, besides mine: Data?) async throws {
        let text = try await git.contents(of: [starter])[0]
        do {
            try AtomicFile.write(mine.map { LineStyle(of: $0).applied(to: text) } ?? text, to: url(path))
        } catch {
            throw StateError.unwritable(url(path).path, "\(error)")
        }
    }
}
