import Foundation
import Starter

/// What becomes of a check whose exercise still has a `yourTurn(_:)` in it.
///
/// What was reported before is handed in. `yourTurn(_:)` cannot return, though, and an output counts only when it is there for
/// every case: so the process starts its own program anew with the next case, takes up what it has written, and so on to the
/// last. It ends as *not attempted* all the same. When nothing was reported, it ends at once.
struct UnfinishedExercise {
    let assignment: Assignment
    let report: Report

    /// The environment variable that holds the place of the case to go on with.
    static let environmentKey = "COURSE_NEXT_CASE"

    /// The place of the case to go on with; nil in a process that begins.
    static var nextCase: Int? { ProcessInfo.processInfo.environment[environmentKey].flatMap(Int.init) }

    /// Two threads may reach `yourTurn(_:)`; the second waits here for the end of the process.
    private let onlyOnce = NSLock()

    /// Hands in what was reported, and goes on with the next case; comes back when there is nothing more to be done.
    func handIn() {
        onlyOnce.lock()
        guard !report.isEmpty else { return }
        do {
            try report.write(to: URL(filePath: assignment.output))
        } catch {
            Check.end(with: error)
        }
        let next = (assignment.cases.firstIndex { $0.id == report.caseID } ?? 0) + 1
        guard next < assignment.cases.count else { return }
        fflush(nil)
        setenv(Self.environmentKey, "\(next)", 1)
        // Comes back only when it fails; the cases that are left then have no outputs, which earns nothing.
        execv(CommandLine.arguments[0], CommandLine.unsafeArgv)
    }
}
