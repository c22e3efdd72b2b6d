import Foundation
import Sandbox
import Starter
import Support

extension CheckProblem {
    /// The exit status of a check that finds the course at fault.
    static let faultStatus: Int32 = 70
    /// The exit status of a check whose exercise threw an error.
    private static let threwStatus: Int32 = 1

    /// Why a run has nothing to grade, before any tensor is looked at; nil when its outputs are worth a look.
    ///
    /// - Parameters:
    ///   - memoryLimit: what the program was allowed, in bytes.
    ///   - files: the learner's own names of the files that are compiled, by the paths they were compiled at.
    init?(_ report: RunReport, memoryLimit: Int, files: [String: String]) {
        let errors = String(decoding: report.standardError, as: UTF8.self)
        switch report.ending {
        case .exited(0): return nil
        case .exited(let status): self = Self.exit(status, errors: errors)
        case .signalled where Crash.isOutOfMemory(errors):
            self = .overLimit(.memory, limit: memoryLimit, used: report.peakMemoryBytes)
        case .signalled(let signal): self = .crashed(Crash(signal: signal, printed: errors, files: files))
        case .timedOut(let seconds): self = .timedOut(seconds: seconds)
        case .overLimit(let resource, let limit, let used): self = .overLimit(resource, limit: limit, used: used)
        case .killedItsParent: self = .killedItsParent
        case .notContained(let reason):
            self = .fault(FaultSentence.about(SupervisionError.notContained(reason: reason)))
        case .notStarted(let step, let number):
            self = .fault("the check could not be started (\(step): \(String(cString: strerror(number))))")
        }
    }

    private static func exit(_ status: Int32, errors: String) -> CheckProblem {
        if status == notAttemptedStatus, let task = line(in: errors, after: "your turn: ") {
            return .notAttempted(task: task)
        }
        if status == threwStatus, let said = line(in: errors, after: "check: ") { return .threw(said) }
        return .exited(status: status)
    }

    /// What a program says of a fault of the course, by the status and in the words of a check that finds one.
    ///
    /// The learner's code lives in the same process and can say the same: it is a claim, for the course to look into.
    static func claimedFault(in report: RunReport) -> String? {
        guard report.ending == .exited(status: faultStatus) else { return nil }
        return line(in: String(decoding: report.standardError, as: UTF8.self), after: "check: ")
    }

    /// The same, without the words that the learner's code chose in a hidden case: they could be what it is given there.
    ///
    /// - Parameter shown: what was printed to standard error in cases that are shown.
    func withoutWords(butThoseOf shown: Data) -> CheckProblem {
        switch self {
        case .crashed(let crash): .crashed(crash.inHiddenCase)
        case .threw: .threw(nil)
        case .notAttempted:
            .notAttempted(task: Self.line(in: String(decoding: shown, as: UTF8.self), after: "your turn: ") ?? "")
        default: self
        }
    }

    private static func line(in text: String, after marker: String) -> String? {
        text.split(separator: "\n").last { $0.hasPrefix(marker) }.map { String($0.dropFirst(marker.count)).harmless }
    }
}
