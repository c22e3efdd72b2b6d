import Lessons

/// Why a build could not even be tried, or failed without the learner's doing.
package enum BuildFault: Error, Sendable, Equatable {
    /// A file of the exercise is not there.
    case missingSource(file: String, variant: Variant)
    /// A file of the learner's is a link, or something else that is no file of its own.
    case notAPlainFile(String)
    /// The marks of a solution, which its starter is made from, cannot be understood.
    case brokenMarks([Diagnostic])
    /// The folder that everything is built in cannot be written.
    case unwritable(path: String, reason: String)
    /// There is no Swift compiler on the `PATH`.
    case noCompiler
    /// The kit has to be built, and lies where this user may not write.
    case kitIsNotOurs(path: String)
    /// Something that is the course's own does not build: `excerpt` is the end of the log.
    case courseDoesNotBuild(excerpt: String)
}

extension BuildFault {
    /// What happened and what to do.
    package var sentence: String {
        switch self {
        case .missingSource(let file, let variant):
            "\(file) is missing (wanted as the \(variant.name)). Bring it back with `git checkout -- \"\(file)\"`."
        case .notAPlainFile(let file):
            "\(file) is not a plain file of its own. Put a copy in its place."
        case .brokenMarks(let diagnostics):
            diagnostics.map(\.description).joined(separator: "\n")
        case .unwritable(let path, let reason):
            "\(path) cannot be written (\(reason)). Check that the disk is not full and that you may write there."
        case .noCompiler:
            "There is no `swift` on the PATH. Install it from https://www.swift.org/install."
        case .kitIsNotOurs(let path):
            "The kit in \(path) was not built with this compiler, and you may not write there. Let whoever installed it run "
                + "\(path)/course once, or name a kit of your own in COURSE_KIT."
        case .courseDoesNotBuild(let excerpt):
            "A part of the course that is not yours does not build. Restore it with `git checkout`.\n\(excerpt)"
        }
    }
}
