import Foundation

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
    /// The exit status is 0 when the outputs are written, ``Status/courseFault`` when the course is at fault and
    /// ``Status/threw`` when the learner's code threw an error; what went wrong goes to standard error.
    public static func main(_ body: (Given, Report) throws -> Void) {
        do {
            guard let path = ProcessInfo.processInfo.environment[Assignment.environmentKey], !path.isEmpty else {
                throw CheckError.noAssignment
            }
            try run(Assignment(contentsOf: URL(filePath: path)), body)
        } catch {
            let status = Status(of: error)
            FileHandle.standardError.write(Data("check: \(status.sentence(about: error))\n".utf8))
            exit(status.rawValue)
        }
    }

    /// Runs the body once for each case and writes the outputs.
    static func run(_ assignment: Assignment, _ body: (Given, Report) throws -> Void) throws {
        let shelf = ModelShelf()
        let report = Report()
        for assigned in assignment.cases {
            report.begin(case: assigned.id)
            try body(Given(assigned, shelf: shelf), report)
        }
        try report.write(to: URL(filePath: assignment.output))
    }
}
