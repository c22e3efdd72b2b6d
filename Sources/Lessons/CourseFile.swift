import Foundation

/// The file `course.yml` of a course of one's own: what it says of itself, and which kit it is written for.
///
/// A course without one is the kit's: the shipped course, and those of its tests.
public struct CourseFile: Sendable, Hashable {
    /// What the file is called, in the folder that holds `Lessons`.
    public static let name = "course.yml"

    /// What the course says of itself.
    public let words: CourseWords
    /// The kit that it is written for.
    public let kit: KitRequirement

    /// What a file says, where it is sound.
    public init(words: CourseWords, kit: KitRequirement) {
        self.words = words
        self.kit = kit
    }

    /// Reads the file of a course.
    ///
    /// - Parameter root: the folder that holds `Lessons`.
    /// - Returns: the file, and all that is wrong with it; neither where there is none.
    public static func load(from root: URL) -> (file: CourseFile?, diagnostics: [Diagnostic]) {
        let url = root.appending(path: name)
        guard FileManager.default.fileExists(atPath: url.path) else { return (nil, []) }
        let log = DiagnosticLog()
        let file = CourseFileParser(log: log).parse(url)
        return (log.diagnostics.isEmpty ? file : nil, log.diagnostics.inReadingOrder())
    }
}

/// The kit that a course is written for: one version, so that it is graded everywhere as it was where it was written.
public struct KitRequirement: Sendable, Hashable {
    /// Three numbers, like 0.4.0.
    public let version: String
    /// Where git fetches it from; nil where only an installed kit is meant.
    public let repository: String?
    /// Where the version stands.
    public let location: SourceLocation

    /// A requirement as a file has it; nothing of it is checked.
    public init(version: String, repository: String?, location: SourceLocation = .nowhere) {
        self.version = version
        self.repository = repository
        self.location = location
    }

    /// Whether a text is three numbers with points between them.
    public static func isVersion(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { part in
                !part.isEmpty && part.count <= 6 && part.allSatisfy { $0.isASCII && $0.isNumber }
            }
    }
}
