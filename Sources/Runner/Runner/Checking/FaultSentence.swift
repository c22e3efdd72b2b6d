import Sandbox
import Support

/// What to say about a fault of the course: what happened, where, and what to do.
enum FaultSentence {
    static func about(_ error: any Error) -> String {
        switch error {
        case BuildFault.missingSource(let file, let variant):
            "\(file) is missing, which the \(variant.name) needs. Restore it, for example with `git checkout -- \(file)`."
        case BuildFault.brokenMarks(let diagnostics):
            diagnostics.map(\.description).joined(separator: "\n")
        case BuildFault.unwritable(let path, let reason):
            "cannot write \(path): \(reason) Make room or give yourself the right to write there."
        case BuildFault.noCompiler:
            "there is no `swift` on the PATH. Install Swift from https://www.swift.org/install and try again."
        case BuildFault.courseDoesNotBuild(let excerpt):
            "the course itself does not build:\n\(excerpt)"
        case SupervisionError.notStarted(let program, let reason):
            "the supervisor \(program) cannot be started: \(reason)"
        case SupervisionError.lost(let program, let how):
            "the supervisor \(program) ended before its work was done (\(how))."
        case SupervisionError.notUnderstood(let message):
            "the supervisor said something unknown: \(message)"
        case GradingFault.lessonChanged(let file):
            "\(file) was changed while the program ran, so its answer was not graded. "
                + "Restore it, for example with `git checkout -- \(file)`, and check again."
        case SupervisionError.notContained(let reason):
            "the program could not be contained, so it was not run: \(reason.endingWithStop) "
                + "COURSE_CONTAINMENT=limits does without."
        default:
            "\(error)"
        }
    }
}
