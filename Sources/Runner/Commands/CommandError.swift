import Lessons

/// What a command cannot do, with what to do about it.
struct CommandError: Error, Sendable, Equatable {
    /// 1 not passed, 64 usage, 70 our fault.
    var exitCode: Int32
    /// One error each, in the form `what happened. What to do.`.
    var messages: [String]

    /// The learner asked for something that there is not.
    static func usage(_ message: String) -> CommandError { CommandError(exitCode: 64, messages: [message]) }
    /// It cannot be done as things stand.
    static func refused(_ message: String) -> CommandError { CommandError(exitCode: 1, messages: [message]) }
    /// The course is at fault.
    static func fault(_ message: String) -> CommandError { CommandError(exitCode: 70, messages: [message]) }
    /// Lessons that cannot be read.
    static func lessons(_ diagnostics: [Diagnostic]) -> CommandError {
        CommandError(exitCode: 70, messages: diagnostics.map(\.description))
    }
}

extension StateError {
    /// What happened and what to do.
    var sentence: String {
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

extension BuildFault {
    /// What happened and what to do.
    var sentence: String {
        switch self {
        case .missingSource(let file, let variant):
            "\(file) is missing (wanted as the \(variant.name)). Bring it back with `git checkout -- \"\(file)\"`."
        case .brokenMarks(let diagnostics):
            diagnostics.map(\.description).joined(separator: "\n")
        case .unwritable(let path, let reason):
            "\(path) cannot be written (\(reason)). Check that the disk is not full and that you may write there."
        case .noCompiler:
            "There is no `swift` on the PATH. Install it from https://www.swift.org/install."
        case .courseDoesNotBuild(let excerpt):
            "A part of the course that is not yours does not build. Restore it with `git checkout`.\n\(excerpt)"
        }
    }
}
