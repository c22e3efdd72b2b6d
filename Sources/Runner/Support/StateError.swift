/// Why the learner's own state (`.course`) could not be read or written.
package enum StateError: Error, Sendable, Equatable {
    /// Path and reason.
    case unreadable(String, String)
    /// Path and reason.
    case unwritable(String, String)
    /// Path and the format that it says it has.
    case newerFormat(String, Int)
}

extension StateError {
    /// What happened and what to do.
    package var sentence: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path) cannot be read (\(reason)). Check its permissions."
        case .unwritable(let path, let reason):
            "\(path) cannot be written (\(reason)). Check that the disk is not full and that you may write there."
        case .newerFormat(let path, let format):
            "\(path) was written by a newer version of the course (format \(format)). Update this copy of the course."
        }
    }
}
