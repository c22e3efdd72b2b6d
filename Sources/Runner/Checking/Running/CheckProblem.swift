import Grading
import Sandbox

/// Why there is nothing to grade, or nothing that can be.
package enum CheckProblem: Sendable, Equatable {
    /// The starter's marker was reached before anything was handed in; `task` is what it asks for.
    case notAttempted(task: String)
    /// The compiler's complaints, about the learner's files or about how the check uses them.
    case didNotBuild([CompilerMessage])
    /// A file that the learner is to edit is not there.
    case missingFile(String)
    /// One of them is a link, or something else that is no file of its own.
    case notAPlainFile(String)
    case buildTimedOut(seconds: Double)
    case buildOverLimit(RunReport.Resource, limit: Int)
    case crashed(Crash)
    /// The learner's code threw an error, which says this; nil when that belongs to a hidden case.
    case threw(String?)
    /// It ended with a status that nobody asked for.
    case exited(status: Int32)
    /// It killed the process that it was started by.
    case killedItsParent
    case timedOut(seconds: Double)
    case overLimit(RunReport.Resource, limit: Int, used: Int)
    /// It ended well, and left no file, or something that is no file.
    case noOutput
    /// The course's own fault, in words for a maintainer.
    case fault(String)

    package var outcome: Outcome {
        switch self {
        case .notAttempted: .notAttempted
        case .didNotBuild, .missingFile, .notAPlainFile: .didNotBuild
        case .buildTimedOut, .timedOut: .timedOut
        case .crashed, .threw, .exited, .killedItsParent: .crashed
        case .buildOverLimit, .overLimit: .overLimit
        case .noOutput: .noOutput
        case .fault: .graderFault
        }
    }
}
