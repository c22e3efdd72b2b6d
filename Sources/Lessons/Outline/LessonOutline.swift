/// What can be told of a lesson from its file alone, whichever version of the course wrote it.
///
/// An update looks at lessons that this version may not be able to read; so nothing is checked here, keys that are not known
/// are left alone, and an exercise whose block cannot be read is left out.
public struct LessonOutline: Sendable, Hashable {
    /// The name of its folder.
    public let folder: String
    /// Its id; its folder's name without the number where there is none.
    public let id: String
    /// Its exercises, in the order of the file.
    public let exercises: [ExerciseOutline]

    /// Looks through the text of a lesson's file.
    public init(folder: String, text: String) {
        self.folder = folder
        var lines = LineEnds.unified(text).split(separator: "\n", omittingEmptySubsequences: false)[...]
        var id: String?
        var exercises: [ExerciseOutline] = []
        while let line = lines.popFirst() {
            if id == nil, exercises.isEmpty, let value = Self.value(of: "id", in: line) { id = value }
            guard line.hasPrefix("```") else { continue }
            let fence = line.prefix { $0 == "`" }
            let block = lines.prefix { $0.drop { $0 == " " } != fence }
            lines = lines.dropFirst(block.count + 1)
            guard line.dropFirst(fence.count).split(separator: " ") == ["yaml", "exercise"] else { continue }
            if let exercise = ExerciseOutline(yaml: block.joined(separator: "\n")) { exercises.append(exercise) }
        }
        self.id = id ?? String(folder.drop { $0.isNumber || $0 == "-" })
        self.exercises = exercises
    }

    private static func value(of key: String, in line: Substring) -> String? {
        guard line.hasPrefix(key + ":") else { return nil }
        let value = line.dropFirst(key.count + 1).filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        return value.isEmpty ? nil : value
    }
}
