/// What a command cannot do, with what to do about it.
package struct CommandError: Error, Sendable, Equatable {
    /// 1 not passed, 64 usage, 70 our fault.
    package var exitCode: Int32
    /// One error each, in the form `what happened. What to do.`.
    package var messages: [String]

    package init(exitCode: Int32, messages: [String]) {
        self.exitCode = exitCode
        self.messages = messages
    }

    /// The learner asked for something that there is not.
    package static func usage(_ message: String) -> CommandError { CommandError(exitCode: 64, messages: [message]) }
    /// It cannot be done as things stand.
    package static func refused(_ message: String) -> CommandError { CommandError(exitCode: 1, messages: [message]) }
    /// The course is at fault.
    package static func fault(_ message: String) -> CommandError { CommandError(exitCode: 70, messages: [message]) }
}
