/// Why a model's folder cannot be used, apart from its weights and labels; rendered in ``description``.
public enum ModelPackageError: Error, Sendable, Equatable {
    /// A file of the folder could not be read.
    case unreadable(file: String, reason: String)
    /// A file of the folder is not what it should be; `place` says where in it.
    case malformed(file: String, place: String, reason: String)
}

extension ModelPackageError: CustomStringConvertible {
    /// One clear message: the file, the place, what was found and what was wanted.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .malformed(let file, let place, let reason):
            place.isEmpty ? "\(file): \(reason)" : "\(file): \(place): \(reason)"
        }
    }
}
