/// A place in a lesson file.
public struct SourceLocation: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The file's path, relative to the folder that holds the course (`Lessons/03-feature-maps/lesson.md`).
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in characters, counted from 1.
    public let column: Int

    /// A place in a file.
    ///
    /// - Parameters:
    ///   - file: the path, relative to the folder that holds the course.
    ///   - line: counted from 1.
    ///   - column: counted from 1, in characters.
    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, the form that editors and terminals make clickable.
    public var description: String { "\(file):\(line):\(column)" }
}
