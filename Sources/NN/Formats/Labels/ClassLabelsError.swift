/// Why a file of labels could not be read or used; rendered in ``description``.
public enum ClassLabelsError: Error, Sendable, Equatable {
    /// The file could not be opened or read, is empty or far too large.
    case unreadable(file: String, reason: String)
    /// A line is not the name of a class; lines count from 1.
    case malformed(file: String, line: Int, reason: String)
    /// There are more or fewer names than the network has classes.
    case count(file: String, found: Int, wanted: Int)
}

extension ClassLabelsError: CustomStringConvertible {
    /// One clear message: the file, the line, what was found and what was wanted.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
        case .malformed(let file, let line, let reason): "\(file): line \(line) \(reason)"
        case .count(let file, let found, let wanted):
            "\(file): names \(found) classes, one a line, but the network has \(wanted)"
        }
    }
}
