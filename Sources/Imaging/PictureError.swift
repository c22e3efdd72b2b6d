/// Why a picture could not be read or written; every case carries the file's name.
public enum PictureError: Error, Hashable, Sendable {
    /// The file could not be opened or read: it is missing, a folder, or forbidden.
    case unreadable(file: String, reason: String)
    /// The bytes are neither a PNG nor a JPEG; `found` names what they look like.
    case notAPicture(file: String, found: String)
    /// The file ends before its picture does.
    case truncated(file: String, format: PictureFormat, bytes: Int)
    /// The file contradicts its own format.
    case damaged(file: String, format: PictureFormat, reason: String)
    /// The picture is sound but of a kind that is not read (12-bit JPEG, for example).
    case unsupported(file: String, format: PictureFormat, reason: String)
    /// The picture has more pixels than `PictureLimits.pixels`, or the format cannot hold a side so long.
    case tooLarge(file: String, width: Int, height: Int, limit: String)
    /// The file is larger than `PictureLimits.fileBytes`.
    case tooManyBytes(file: String, bytes: Int, limit: Int)
    /// The name to write to ends in nothing that names a format.
    case unknownFormat(file: String)
    /// The file could not be written: the disk is full, the folder missing or read-only.
    case unwritable(file: String, reason: String)
}

extension PictureError: CustomStringConvertible {
    /// One line: a sentence that says what happened, and one that says what to do.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file) cannot be read: \(reason). Check the name and its permissions."
        case .notAPicture(let file, let found):
            "\(file) is no picture that can be read: it is \(found). Give a PNG or a JPEG."
        case .truncated(let file, let format, let bytes):
            "\(file) is cut short: the \(format) ends after \(bytes) bytes, before its picture is complete. "
                + "Copy or download it again."
        case .damaged(let file, let format, let reason):
            "\(file) is damaged: \(reason) (\(format)). Copy or download it again."
        case .unsupported(let file, let format, let reason):
            "\(file) is a kind of \(format) that is not read: \(reason). Save it as an ordinary PNG or JPEG."
        case .tooLarge(let file, let width, let height, let limit):
            "\(file) is too large: \(width) x \(height) pixels, where \(limit). Make it smaller first."
        case .tooManyBytes(let file, let bytes, let limit):
            "\(file) is too large: \(bytes) bytes, where at most \(limit) are read. Make it smaller first."
        case .unknownFormat(let file):
            "\(file) names no format to write. End the name in .png, .jpg or .jpeg."
        case .unwritable(let file, let reason):
            "\(file) cannot be written: \(reason). Check the folder and the space left on the disk."
        }
    }
}
