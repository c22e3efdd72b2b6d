import Foundation

/// Whole files, read with a bound and written all or nothing.
enum PictureFile {
    /// The bytes of a regular file, at most `PictureLimits.fileBytes`.
    static func bytes(of url: URL) throws(PictureError) -> [UInt8] {
        let name = url.path
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        let descriptor = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(file: name, reason: reason(errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(file: name, reason: reason(errno)) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw .unreadable(file: name, reason: "it is a folder")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(file: name, reason: "it is not an ordinary file")
        }
        let size = Int(status.st_size)
        guard size <= PictureLimits.fileBytes else {
            throw .tooManyBytes(file: name, bytes: size, limit: PictureLimits.fileBytes)
        }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = read(descriptor, buffer.baseAddress! + count, size - count)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                count += got
            }
        }
        guard failure == 0 else { throw .unreadable(file: name, reason: reason(failure)) }
        return bytes
    }

    /// Writes a file beside its final name, then renames it: a reader sees the old file or the new one, never half.
    static func write(_ bytes: [UInt8], to url: URL) throws(PictureError) {
        let name = url.path
        let folder = url.deletingLastPathComponent().path
        let beside = "\(folder)/.\(url.lastPathComponent).\(UInt32.random(in: 0 ... .max)).part"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .unwritable(file: name, reason: reason(errno)) }
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let put = Foundation.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if put < 0, errno == EINTR { continue }
                if put <= 0 {
                    failure = put < 0 ? errno : ENOSPC
                    break
                }
                done += put
            }
        }
        // Some file systems report a full disk only when the file is closed.
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(beside, name) != 0 { failure = errno }
        if failure != 0 {
            unlink(beside)
            throw .unwritable(file: name, reason: reason(failure))
        }
    }

    private static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case EACCES, EPERM: "permission is denied"
        case ENOSPC, EDQUOT: "the disk is full"
        case EROFS: "the disk is read-only"
        case EISDIR: "it is a folder"
        case ENOTDIR: "a part of its path is not a folder"
        case EFBIG: "the file would be larger than is allowed"
        default: String(cString: strerror(code)).lowercased()
        }
    }
}
