import Foundation
import Grading
import Lessons
import Sandbox

/// Reads a finished run: what became of it, before any tensor is looked at.
struct RunReading: Sendable {
    /// The exit status of `yourTurn`.
    static let notAttemptedStatus: Int32 = 96
    /// The exit status of a check that finds the course at fault.
    static let faultStatus: Int32 = 70
    /// The exit status of a check whose exercise threw an error.
    static let threwStatus: Int32 = 1

    let outcome: Outcome
    let problem: CheckProblem

    /// Why a run has nothing to grade, or `nil` when its outputs are worth a look.
    ///
    /// - Parameters:
    ///   - memoryLimit: what the program was allowed, in bytes.
    ///   - files: the learner's own names of the files that are compiled, by the paths they were compiled at.
    init?(_ report: RunReport, memoryLimit: Int, files: [String: String]) {
        let errors = String(decoding: report.standardError, as: UTF8.self)
        switch report.ending {
        case .exited(0): return nil
        case .exited(let status): (outcome, problem) = Self.exit(status, errors: errors)
        case .signalled where Crash.isOutOfMemory(errors):
            (outcome, problem) = (
                .overLimit, .overLimit(.memory, limit: memoryLimit, used: report.peakMemoryBytes)
            )
        case .signalled(let signal):
            (outcome, problem) = (.crashed, .crashed(Crash(signal: signal, printed: errors, files: files)))
        case .timedOut(let seconds): (outcome, problem) = (.timedOut, .timedOut(seconds: seconds))
        case .overLimit(let resource, let limit, let used):
            (outcome, problem) = (.overLimit, .overLimit(resource, limit: limit, used: used))
        case .killedItsParent: (outcome, problem) = (.crashed, .killedItsParent)
        case .notContained(let reason):
            (outcome, problem) = (
                .graderFault, .fault(FaultSentence.about(SupervisionError.notContained(reason: reason)))
            )
        case .notStarted(let step, let number):
            (outcome, problem) = (
                .graderFault, .fault("the check could not be started (\(step): \(String(cString: strerror(number))))")
            )
        }
    }

    private static func exit(_ status: Int32, errors: String) -> (Outcome, CheckProblem) {
        if status == notAttemptedStatus, let task = line(in: errors, after: "your turn: ") {
            return (.notAttempted, .notAttempted(task: task))
        }
        if status == faultStatus, let said = line(in: errors, after: "check: ") {
            return (.graderFault, .fault(said))
        }
        if status == threwStatus, let said = line(in: errors, after: "check: ") {
            return (.crashed, .threw(said))
        }
        return (.crashed, .exited(status: status))
    }

    private static func line(in text: String, after marker: String) -> String? {
        text.split(separator: "\n").last { $0.hasPrefix(marker) }.map { String($0.dropFirst(marker.count)) }
    }
}
