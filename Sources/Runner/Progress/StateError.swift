/// Why the learner's own state (`.course`) could not be read or written.
enum StateError: Error, Sendable, Equatable {
    /// Path and reason.
    case unreadable(String, String)
    /// Path and reason.
    case unwritable(String, String)
    /// Path and the format that it says it has.
    case newerFormat(String, Int)
}
