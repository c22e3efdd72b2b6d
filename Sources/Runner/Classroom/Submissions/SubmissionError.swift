/// Why there is nothing to grade.
package enum SubmissionError: Error, Sendable, Equatable {
    case noFolder(String)
    case isAFile(String)
    case unreadable(String, String)
}

extension SubmissionError {
    /// What happened and what to do.
    package var sentence: String {
        switch self {
        case .noFolder(let path):
            "There is no folder \(path). Name the one in which the submissions lie, one entry each."
        case .isAFile(let path):
            "\(path) is a file. Name the folder in which the submissions lie; if this is what your platform exported, "
                + "unpack it first."
        case .unreadable(let path, let reason):
            "\(path) cannot be read (\(reason)). Check its permissions."
        }
    }
}
