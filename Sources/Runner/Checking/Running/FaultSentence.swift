import Sandbox
import Support

/// What to say about a fault of the course: what happened, where, and what to do.
enum FaultSentence {
    static func about(_ error: any Error) -> String {
        switch error {
        case let fault as BuildFault: fault.sentence
        case SupervisionError.notStarted(let program, let reason):
            "the supervisor \(program) cannot be started: \(reason)"
        case SupervisionError.lost(let program, let how):
            "the supervisor \(program) ended before its work was done (\(how))."
        case SupervisionError.notUnderstood(let message):
            "the supervisor said something unknown: \(message)"
        case SupervisionError.notContained(let reason):
            "the program could not be contained, so it was not run: \(reason.endingWithStop) "
                + "COURSE_CONTAINMENT=limits does without."
        default:
            "\(error)"
        }
    }

    /// Whatever a program says of a full disk, it could say of something else.
    static func fullDisk(_ folder: String) -> String {
        "the outputs cannot be written to \(folder): the disk is full. Make room there, and check again."
    }

    /// On the lowest level of containment a program can write to the lesson, references included.
    static func lessonChanged(_ file: String) -> String {
        "\(file) was changed while the program ran, so its answer was not graded. "
            + "Restore it, for example with `git checkout -- \(file)`, and check again."
    }
}
