import Foundation
import Starter

/// The whole of an exercise's check: runs the learner's code on every case and leaves its answers in a file.
///
/// The `main.swift` of a check is one call:
/// ```swift
/// Check.main { given, report in
///     let model = try given.model()
///     let image = try given.picture("image").tensor().normalized(.imageNet)
///     report("heatmap", heatmap(of: image, class: try given.classIndex("class"), model: model))
/// }
/// ```
/// A check holds no reference and judges nothing. It is started by `course check`, which reads the file and compares.
public enum Check {
    /// Runs the body once for each case of the assignment that the environment names, writes the outputs, and ends the
    /// process.
    ///
    /// The exit status is 0 when the outputs are written, ``Status/courseFault`` when the course is at fault,
    /// ``Status/threw`` when the learner's code threw an error, and that of `yourTurn(_:)` when that was reached; what went
    /// wrong goes to standard error.
    public static func main(_ body: (Given, Report) throws -> Void) {
        do {
            guard let path = ProcessInfo.processInfo.environment[Assignment.environmentKey], !path.isEmpty else {
                throw CheckError.noAssignment
            }
            let assignment = try Assignment(contentsOf: URL(filePath: path))
            let next = UnfinishedExercise.nextCase
            let report = next == nil ? Report() : try Report(goingOnWith: URL(filePath: assignment.output))
            let unfinished = UnfinishedExercise(assignment: assignment, report: report)
            atYourTurn = { unfinished.handIn() }
            try run(assignment, from: next ?? 0, into: report, announce: CaseMark.write, body)
            if next != nil { exit(notAttemptedStatus) }
        } catch {
            end(with: error)
        }
    }

    /// Says what went wrong, and ends the process.
    static func end(with error: any Error) -> Never {
        let status = Status(of: error)
        FileHandle.standardError.write(Data("check: \(status.sentence(about: error))\n".utf8))
        exit(status.rawValue)
    }

    /// Runs the body once for each case, from one of them on, and writes the outputs.
    ///
    /// - Parameter announce: told the name of each case before it is run.
    static func run(
        _ assignment: Assignment, from first: Int = 0, into report: Report = Report(),
        announce: (String) -> Void = { _ in },
        _ body: (Given, Report) throws -> Void
    ) throws {
        let shelf = ModelShelf()
        for assigned in assignment.cases.dropFirst(first) {
            report.begin(case: assigned.id)
            announce(assigned.id)
            try body(Given(assigned, shelf: shelf), report)
        }
        try report.write(to: URL(filePath: assignment.output))
    }
}
