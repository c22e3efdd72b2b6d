/// One thing that is wrong with a lesson: where, what, and what to do about it.
public struct Diagnostic: Error, Sendable, Hashable, CustomStringConvertible {
    /// The place in the lesson file.
    public let location: SourceLocation
    /// What is wrong, as a sentence.
    public let message: String
    /// What to do about it, as a sentence.
    public let remedy: String

    /// The file's path, relative to the folder that holds the course.
    public var file: String { location.file }
    /// The line, counted from 1.
    public var line: Int { location.line }
    /// The column in characters, counted from 1.
    public var column: Int { location.column }

    /// What is wrong in a place, and what to do about it.
    ///
    /// - Parameters:
    ///   - message: a whole sentence, with its full stop.
    ///   - remedy: another, in the imperative.
    public init(_ location: SourceLocation, _ message: String, remedy: String) {
        self.location = location
        self.message = message
        self.remedy = remedy
    }

    /// `file:line:column: message remedy`.
    public var description: String { "\(location): \(message) \(remedy)" }
}
