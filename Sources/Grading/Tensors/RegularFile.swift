import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a file that somebody else's program was to leave.
enum RegularFile {
    /// The file's bytes.
    ///
    /// A pipe in its place would make an ordinary read wait for ever and a link would lead elsewhere, so neither is
    /// opened; the size is looked at first, and at most `limit` bytes are read.
    static func read(_ url: URL, limit: Int) throws(TensorFileError) -> Data {
        let descriptor = open(url.path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing
            case ELOOP, ENXIO: throw .notAFile
            default: throw .unreadable(reason: String(cString: strerror(errno)))
            }
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(reason: String(cString: strerror(errno))) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            return try handle.read(upToCount: size) ?? Data()
        } catch {
            throw .unreadable(reason: "\(error)")
        }
    }
}
