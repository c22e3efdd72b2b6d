/// What came of reading a course: the lessons that are sound, and all that is wrong with the others.
public struct CourseLoad: Sendable {
    /// The course, without its broken lessons.
    public let course: Course
    /// The lessons that have mistakes, in order.
    public let broken: [BrokenLesson]
    /// What is wrong with the course as a whole (no such folder, no lessons).
    public let courseDiagnostics: [Diagnostic]

    /// All that is wrong, in reading order.
    public var diagnostics: [Diagnostic] { courseDiagnostics + broken.flatMap(\.diagnostics) }
}

/// A lesson that has mistakes and is left out of the course.
public struct BrokenLesson: Sendable {
    /// The name of its folder.
    public let folderName: String
    /// Its id, if that much could be read.
    public let id: String?
    /// The ids of its exercises, as far as they could be read.
    public let exercises: [String]
    /// All that is wrong with it, in reading order.
    public let diagnostics: [Diagnostic]
}

/// Whether the files that a lesson names have to be there.
public enum FileChecking: Sendable {
    /// Every file has to be there.
    case required
    /// References and recorded mistakes may be missing: they are about to be made.
    case beforeRecording
}
