/// Why a file of tensors, or one tensor in it, cannot be used.
public enum TensorFileError: Error, Sendable, Hashable {
    /// There is no file.
    case missing
    /// It is a folder, a link, a pipe or a device.
    case notAFile
    /// The system refuses to read it.
    case unreadable(reason: String)
    /// It is larger than it could be; sizes in bytes.
    case tooLarge(size: Int, limit: Int)
    /// It is not what safetensors demands.
    case malformed(reason: String)
}

extension TensorFileError: CustomStringConvertible {
    /// What is wrong, to follow the file's name and a colon.
    public var description: String {
        switch self {
        case .missing: "there is no such file"
        case .notAFile: "it is not a regular file"
        case .unreadable(let reason): "it cannot be read (\(reason))"
        case .tooLarge(let size, let limit): "it has \(size) bytes, more than the \(limit) that it may have"
        case .malformed(let reason): reason
        }
    }
}
