/// How much memory this process can still have, and what limits it.
struct AvailableMemory: Sendable, Equatable {
    var bytes: Int
    /// What limits it, for messages.
    var limit: String

    /// What can be had now: the least that the process's limit, its control group and the machine leave; nil where none of
    /// them can be asked.
    static func now() -> AvailableMemory? {
        limits().min { $0.bytes < $1.bytes }
    }
}
