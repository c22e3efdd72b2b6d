import Foundation

/// Checks that were built before, by what went into them.
///
/// Each is a copy: the compiler may overwrite its own at any time, also while ours runs.
struct ProductCache: Sendable {
    let folder: URL
    /// How many builds of one check are kept: the learner's last ones, the solution and a few mistakes.
    var keptPerCheck = 8

    /// The program with a key, if it is there.
    func executable(of check: String, key: BuildKey) -> URL? {
        let file = file(of: check, key: key)
        guard FileManager.default.isExecutableFile(atPath: file.path) else { return nil }
        // The times tell which are still used.
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
        return file
    }

    /// Keeps a copy of a program that has just been built.
    ///
    /// - Throws: `BuildFault.unwritable`.
    func keep(_ built: URL, of check: String, key: BuildKey) throws(BuildFault) -> URL {
        let file = file(of: check, key: key)
        let partial = folder.appending(path: "\(check)/.partial-\(getpid())")
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try? FileManager.default.removeItem(at: partial)
            try FileManager.default.copyItem(at: built, to: partial)
            guard rename(partial.path, file.path) == 0 else {
                throw BuildFault.unwritable(path: file.path, reason: String(cString: strerror(errno)))
            }
        } catch let fault as BuildFault {
            throw fault
        } catch {
            throw .unwritable(path: file.path, reason: error.localizedDescription)
        }
        forgetOldest(of: check)
        return file
    }

    private func file(of check: String, key: BuildKey) -> URL {
        folder.appending(path: "\(check)/\(key.description.prefix(32))")
    }

    private func forgetOldest(of check: String) {
        let files = try? FileManager.default.contentsOfDirectory(
            at: folder.appending(path: check), includingPropertiesForKeys: [.contentModificationDateKey])
        let dated = (files ?? []).map { file in
            (file, (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?.contentModificationDate)
        }
        let oldestLast = dated.sorted { ($0.1 ?? .distantPast) > ($1.1 ?? .distantPast) }
        for (file, _) in oldestLast.dropFirst(keptPerCheck) { try? FileManager.default.removeItem(at: file) }
    }
}
