import Foundation

/// Checks that were built before, by what went into them.
///
/// Each is moved here from where the linker wrote it, never copied: a process that is being started at the same moment would
/// hold a copy open for writing until its own program begins, and what is open for writing cannot be run.
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

    /// Takes a program that has just been built, in the same file system.
    ///
    /// - Throws: `BuildFault.unwritable`.
    func keep(_ built: URL, of check: String, key: BuildKey) throws(BuildFault) -> URL {
        let file = file(of: check, key: key)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch {
            throw .unwritable(path: file.path, reason: error.localizedDescription)
        }
        guard rename(built.path, file.path) == 0 else {
            throw .unwritable(path: file.path, reason: String(cString: strerror(errno)))
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
