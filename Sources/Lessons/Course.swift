import Foundation

/// The lessons that could be read, in the order of their folders' numbers.
public struct Course: Sendable {
    /// The folder that holds the lessons' folders.
    public let root: URL
    /// Where its networks lie.
    public let models: ModelFolders
    /// What its own file says; nil for a course of the kit's.
    public let file: CourseFile?
    /// The lessons without mistakes, in order.
    public let lessons: [Lesson]

    /// A course of lessons that were read or made elsewhere.
    ///
    /// - Parameters:
    ///   - root: the folder that holds the lessons' folders.
    ///   - models: where the networks lie; in `Models` beside `root` by default.
    ///   - file: what the course's own file says.
    ///   - lessons: in the order in which they are taken.
    public init(root: URL, models: ModelFolders? = nil, file: CourseFile? = nil, lessons: [Lesson]) {
        self.root = root
        self.file = file
        self.models = models ?? Self.defaultModels(for: root)
        self.lessons = lessons
    }

    static func defaultModels(for root: URL) -> ModelFolders {
        ModelFolders(root.deletingLastPathComponent().appending(path: "Models"))
    }

    /// What it says of itself.
    public var words: CourseWords { file?.words ?? .shipped }

    /// All exercises, in order.
    public var exercises: [ExerciseSpec] { lessons.flatMap(\.exercises) }

    /// All review items, in order.
    public var reviews: [ReviewSpec] { lessons.flatMap(\.reviews) }

    /// The exercise with an id, by its present name or one that it had before.
    public func exercise(_ id: String) -> ExerciseSpec? {
        exercises.first { $0.id == id } ?? exercises.first { $0.aliases.contains(id) }
    }

    /// The lesson that an exercise is in.
    public func lesson(of exercise: ExerciseSpec.ID) -> Lesson? {
        lessons.first { $0.exercises.contains { $0.id == exercise } }
    }

    /// The lesson with an id.
    public func lesson(_ id: Lesson.ID) -> Lesson? { lessons.first { $0.id == id } }
}
