import Foundation

/// Marks the place in a starter where the learner's code goes.
///
/// Reaching it ends the process with `notAttemptedStatus`, which the runner reports as *not attempted* rather than as a
/// wrong answer or a crash.
///
/// - Parameter task: what is to be done here, in one sentence.
public func yourTurn(_ task: String) -> Never {
    FileHandle.standardError.write(Data("your turn: \(task)\n".utf8))
    exit(notAttemptedStatus)
}

/// The exit status that `yourTurn(_:)` ends the process with.
public let notAttemptedStatus: Int32 = 96
