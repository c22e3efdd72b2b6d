import Foundation

/// What a file is like without reading it: whatever replaces or changes it changes this.
package struct FileSignature: Sendable, Equatable {
    private let device: UInt64
    private let number: UInt64
    private let size: Int
    private let modified: Moment
    private let changed: Moment

    private struct Moment: Sendable, Equatable {
        let seconds: Int
        let nanoseconds: Int

        init(_ time: timespec) { (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec)) }
    }

    /// The signature of a file; nil when there is none.
    package init?(of file: URL) {
        var status = stat()
        guard lstat(file.path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        number = UInt64(status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
            modified = Moment(status.st_mtimespec)
            changed = Moment(status.st_ctimespec)
        #else
            modified = Moment(status.st_mtim)
            changed = Moment(status.st_ctim)
        #endif
    }
}
