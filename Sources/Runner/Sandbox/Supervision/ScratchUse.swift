import Foundation

/// How much is in a folder that a program is filling.
struct ScratchUse: Sendable, Equatable {
    var bytes = 0
    var files = 0
    /// Whether folders are nested deeper than is looked at.
    var isTooDeep = false

    /// Levels of folders that are looked at.
    static let depth = 64

    /// Measures a folder and everything below it, not following links; stops early once a limit is known to be passed.
    init(of folder: String, stopAt maximumFiles: Int) {
        let opened = openat(AT_FDCWD, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        if opened >= 0 { measure(opened, level: 0, stopAt: maximumFiles) }
    }

    /// Measures an open folder, by descriptors: a path could be moved away under it, or be longer than paths can be.
    private mutating func measure(_ folder: Int32, level: Int, stopAt maximumFiles: Int) {
        guard let listing = fdopendir(folder) else {
            close(folder)
            return
        }
        defer { closedir(listing) }
        while let entry = readdir(listing), files <= maximumFiles, !isTooDeep {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { continue }
            files += 1
            // Blocks, not length: a sparse file of a terabyte fills nothing.
            bytes += Int(status.st_blocks) * 512
            guard status.st_mode & S_IFMT == S_IFDIR else { continue }
            guard level < Self.depth else {
                isTooDeep = true
                return
            }
            let inner = Self.opened(name, in: folder)
            if inner >= 0 { measure(inner, level: level + 1, stopAt: maximumFiles) }
        }
    }

    /// Opens a folder, also one that the program has locked: what is in it counts all the same.
    private static func opened(_ name: String, in folder: Int32) -> Int32 {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        let opened = openat(folder, name, flags)
        guard opened < 0, errno == EACCES else { return opened }
        #if os(Linux)
            // Through what is open already, and not by its name: the program could put a link to somebody's file there.
            // (O_PATH, which the C library keeps to itself.)
            let held = openat(folder, name, 0x20_0000 | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard held >= 0 else { return -1 }
            defer { close(held) }
            chmod("/proc/self/fd/\(held)", 0o700)
        #else
            fchmodat(folder, name, 0o700, AT_SYMLINK_NOFOLLOW)
        #endif
        return openat(folder, name, flags)
    }
}
