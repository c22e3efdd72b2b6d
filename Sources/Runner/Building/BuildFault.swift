import Lessons

/// Why a build could not even be tried, or failed without the learner's doing.
enum BuildFault: Error, Sendable, Equatable {
    /// A file of the exercise is not there.
    case missingSource(file: String, variant: Variant)
    /// The marks of a solution, which its starter is made from, cannot be understood.
    case brokenMarks([Diagnostic])
    /// The folder that everything is built in cannot be written.
    case unwritable(path: String, reason: String)
    /// There is no Swift compiler on the `PATH`.
    case noCompiler
    /// Something that is the course's own does not build: `excerpt` is the end of the log.
    case courseDoesNotBuild(excerpt: String)
}
