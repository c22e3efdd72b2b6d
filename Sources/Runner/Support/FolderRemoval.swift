import Foundation

/// Removes a folder with all that a program may have left in it: folders that are locked, and folders nested deeper than any
/// path is long.
package enum FolderRemoval {
    /// Removes the folder and everything below it, following no links; nothing happens where it is not there.
    ///
    /// Folders are moved to the top one by one and emptied there, so that no path grows, no descriptor is kept for each
    /// level, and nothing is called within itself. Nobody else may be at work in it.
    package static func remove(_ folder: URL) {
        let path = folder.path
        unlock(path, in: AT_FDCWD)
        let top = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard top >= 0 else {
            unlink(path)
            return
        }
        defer {
            close(top)
            rmdir(path)
        }
        var moved = 0
        /// Makes a folder of the top the next to be emptied, under a name that nothing else has.
        func moveUp(_ name: String, of parent: Int32) -> String? {
            unlock(name, in: parent)
            while true {
                moved += 1
                let fresh = ".removed-\(moved)"
                if faccessat(top, fresh, F_OK, Int32(AT_SYMLINK_NOFOLLOW)) == 0 { continue }
                return renameat(parent, name, top, fresh) == 0 ? fresh : nil
            }
        }
        var pending = empty(top).compactMap { moveUp($0, of: top) }
        while let name = pending.popLast() {
            let opened = openat(top, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard opened >= 0 else { continue }
            pending += empty(opened).compactMap { moveUp($0, of: opened) }
            close(opened)
            unlinkat(top, name, AT_REMOVEDIR)
        }
    }

    /// Removes what is no folder, and returns the names of the folders.
    private static func empty(_ folder: Int32) -> [String] {
        let copy = dup(folder)
        guard copy >= 0, let listing = fdopendir(copy) else {
            if copy >= 0 { close(copy) }
            return []
        }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            if unlinkat(folder, name, 0) != 0 { names.append(name) }
        }
        return names
    }

    /// Whoever empties a folder, or moves it elsewhere, has to be allowed to write in it.
    private static func unlock(_ name: String, in parent: Int32) {
        var status = stat()
        guard fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            return
        }
        fchmodat(parent, name, 0o700, 0)
    }
}
