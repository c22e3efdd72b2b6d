import Foundation

/// Marks the place in a starter where the learner's code goes.
///
/// Reaching it ends the process with `notAttemptedStatus`, which the runner reports as *not attempted* rather than as a
/// wrong answer or a crash; what a check has reported until then is handed in before, and is graded as a part.
///
/// - Parameter task: what is to be done here, in one sentence.
public func yourTurn(_ task: String) -> Never {
    FileHandle.standardError.write(Data("your turn: \(task)\n".utf8))
    atYourTurn()
    exit(notAttemptedStatus)
}

/// The exit status that `yourTurn(_:)` ends the process with.
public let notAttemptedStatus: Int32 = 96

/// What is done before `yourTurn(_:)` ends the process.
///
/// Set once, by the check, before any of the learner's code runs.
package nonisolated(unsafe) var atYourTurn: () -> Void = {}
