import Foundation

/// Which lesson an exercise is in, from a look at the lines of the lessons' files, without reading any of them.
///
/// It says where to begin, and is never believed: `lesson(of:)` reads the lesson that it names, and gives nothing where only
/// the whole course can tell.
public struct CourseIndex: Sendable {
    /// What the lines of a lesson's file say.
    private struct Entry: Sendable {
        var folder: URL
        var number: Int
        var id: String?
        var exercises: [String] = []
        var targets: [String] = []
    }

    private let models: ModelFolders
    private let entries: [Entry]

    /// Looks through the lessons in a folder; what cannot be read is left out.
    ///
    /// - Parameters:
    ///   - root: the folder that holds the lessons' folders.
    ///   - models: where the networks lie; in `Models` beside `root` by default.
    public init(of root: URL, models: ModelFolders? = nil) {
        let root = root.standardizedFileURL
        self.models = models ?? Course.defaultModels(for: root)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        entries = names.compactMap { name -> Entry? in
            let file = root.appending(path: name).appending(path: Lesson.fileName)
            guard let number = Int(name.prefix { $0.isASCII && $0.isNumber }),
                let text = try? String(contentsOf: file, encoding: .utf8)
            else { return nil }
            return Self.entry(Entry(folder: root.appending(path: name), number: number), of: text)
        }.sorted { ($0.number, $0.folder.lastPathComponent) < ($1.number, $1.folder.lastPathComponent) }
    }

    /// The ids of all exercises, in order.
    public var exercises: [String] { entries.flatMap(\.exercises) }

    /// The lesson that holds an exercise, when reading that lesson is enough to know that nothing is wrong with it.
    ///
    /// - Parameter id: the exercise's present id.
    /// - Returns: nil also when the lesson, or what it shares with others, is not in order: the whole course says what it is.
    public func lesson(of id: String) -> Lesson? {
        let holders = entries.filter { $0.exercises.contains(id) }
        guard holders.count == 1, let entry = holders.first, Self.areDistinct(entries.map(\.number)),
            Self.areDistinct(exercises), Self.areDistinct(entries.flatMap(\.targets).map { $0.lowercased() }),
            Self.areDistinct(entries.compactMap(\.id))
        else { return nil }
        let (lesson, diagnostics) = Lesson.load(from: entry.folder, models: models)
        let before = Set(entries.prefix { $0.number < entry.number }.compactMap(\.id))
        guard let lesson, diagnostics.isEmpty, Set(lesson.requires).isSubset(of: before),
            lesson.exercises.contains(where: { $0.id == id }),
            // What an exercise was called before is known of this lesson alone.
            lesson.exercises.allSatisfy(\.aliases.isEmpty)
        else { return nil }
        return lesson
    }

    private static func entry(_ blank: Entry, of text: String) -> Entry {
        var entry = blank
        var isInExercise = false
        for line in LineEnds.unified(text).utf8.split(separator: UInt8(ascii: "\n")) {
            switch line.first {
            case UInt8(ascii: "`"):
                let words = String(Substring(line)).split(separator: " ")
                isInExercise = words == ["```yaml", "exercise"]
            case UInt8(ascii: "i"), UInt8(ascii: "t"):
                let line = String(Substring(line))
                if let id = value(of: "id", in: line) {
                    if isInExercise { entry.exercises.append(id) } else if entry.id == nil { entry.id = id }
                } else if isInExercise, let target = value(of: "target", in: line) {
                    entry.targets.append(target)
                }
            default: break
            }
        }
        return entry
    }

    /// A plain value at the left margin; with quotes or a remark it is not found, and the whole course is read.
    private static func value(of key: String, in line: String) -> String? {
        guard line.hasPrefix(key + ":") else { return nil }
        let value = line.dropFirst(key.count + 1).trimmingPrefix { $0 == " " }
        return value.isEmpty ? nil : String(value)
    }

    private static func areDistinct(_ values: [some Hashable]) -> Bool { Set(values).count == values.count }
}
