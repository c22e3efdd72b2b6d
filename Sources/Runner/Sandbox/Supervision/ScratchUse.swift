import Foundation

/// How much is in a folder.
struct ScratchUse: Sendable, Equatable {
    var bytes = 0
    var files = 0

    /// Measures a folder and everything below it, not following links; stops early once both limits are known to be passed.
    init(of folder: String, stopAt maximumFiles: Int) {
        var pending = [folder]
        while let next = pending.popLast(), let listing = opendir(next) {
            defer { closedir(listing) }
            while let entry = readdir(listing), files <= maximumFiles {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                let path = next + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                files += 1
                // Blocks, not length: a sparse file of a terabyte fills nothing.
                bytes += Int(status.st_blocks) * 512
                if status.st_mode & S_IFMT == S_IFDIR { pending.append(path) }
            }
        }
    }
}
