import Checking
import Foundation
import Lessons
import ModelStore
import Support

/// The kit that a course is written for.
extension CourseSession {
    /// What a course of one's own says in its file, once that and its kit are in order; nil for a course of the kit's.
    ///
    /// - Throws: `CommandError` where the file is not sound, the kit is not there, or is another version.
    static func file(of paths: CoursePaths) throws(CommandError) -> CourseFile? {
        let (file, diagnostics) = CourseFile.load(from: paths.root)
        guard diagnostics.isEmpty else { throw .lessons(diagnostics) }
        guard let file else { return nil }
        guard CoursePaths.isKit(paths.courseKit) else {
            throw .fault(
                "The kit that this course is written for is not there: \(paths.courseKit.path) has none. Start the course by "
                    + "its own \(paths.root.appending(path: "course").path), or let COURSE_KIT name the kit's folder.")
        }
        let version = CourseCommand.configuration.version
        guard file.kit.version == version else {
            throw .lessons([
                Diagnostic(
                    file.kit.location,
                    "The course is written for kit \(file.kit.version), and the one in \(paths.courseKit.path) is "
                        + "\(version).",
                    remedy: wayToKit(file.kit.version, insteadOf: paths.courseKit)
                        + "; or, as the author, write version: \(version), then `author sync` and `author check`.")
            ])
        }
        return file
    }

    /// How to come to the right kit: the wrong one is installed in its place, a checkout that has moved on, or was named.
    private static func wayToKit(_ version: String, insteadOf kit: URL) -> String {
        if let place = InstalledKit(version: version).folder(),
            place.resolvingSymlinksInPath().path == kit.resolvingSymlinksInPath().path
        {
            return "Remove \(place.path), and ./course fetches kit \(version)"
        }
        return "Let COURSE_KIT name the folder of a kit \(version), or unset it"
    }

    /// What the course says of itself.
    ///
    /// - Throws: `CommandError`.
    static func words() throws -> CourseWords {
        try file(of: CoursePaths(root: try root()))?.words ?? .shipped
    }

    /// The networks of the course, and of the kit that it is written for.
    ///
    /// - Throws: `CommandError`, `ModelError`.
    static func catalog() throws -> ModelCatalog {
        let root = try root()
        let paths = CoursePaths(root: root)
        let own = try file(of: paths)
        return try ModelCatalog(root: root, kit: own == nil ? nil : paths.courseKit)
    }
}
