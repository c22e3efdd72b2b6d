import Foundation

/// A lesson: prose with exercises in it.
public struct Lesson: Sendable, Identifiable {
    /// Its name, stable for ever.
    public let id: String
    /// Its title.
    public let title: String
    /// The lessons that it builds upon, by id.
    public let requires: [String]
    /// The number that its folder's name begins with.
    public let number: Int
    /// Its folder.
    public let folder: URL
    /// Its prose, in the order of the file; an exercise stands in it as `Block.exercise`.
    public let blocks: [Block]
    /// Its exercises, in the order of the file.
    public let exercises: [ExerciseSpec]
    /// What `course review` asks days later; it stands in no prose.
    public let reviews: [ReviewSpec]

    /// A lesson of parts that were read or made elsewhere; nothing of them is checked.
    ///
    /// - Parameters:
    ///   - number: the number that the folder's name begins with, its place in the course.
    ///   - folder: what all paths of the lesson are relative to.
    ///   - blocks: the prose, with a `Block.exercise` in the place of each exercise.
    public init(
        id: String, title: String, requires: [String], number: Int, folder: URL, blocks: [Block],
        exercises: [ExerciseSpec], reviews: [ReviewSpec] = []
    ) {
        self.id = id
        self.title = title
        self.requires = requires
        self.number = number
        self.folder = folder
        self.blocks = blocks
        self.exercises = exercises
        self.reviews = reviews
    }

    /// The name of its folder: `03-feature-maps`.
    public var folderName: String { folder.lastPathComponent }

    /// The lesson's file.
    public var file: URL { folder.appending(path: Self.fileName) }

    /// The format of lesson files that this version reads.
    public static let format = 1

    /// The name of a lesson's file.
    public static let fileName = "lesson.md"

    /// What is read before an exercise: from the exercise before it (or the lesson's beginning) to its own place.
    ///
    /// Empty when the lesson has no such exercise.
    public func prose(before exercise: ExerciseSpec.ID) -> [Block] {
        guard let place = blocks.firstIndex(of: .exercise(exercise)) else { return [] }
        let before = blocks[..<place]
        let start = before.lastIndex { if case .exercise = $0 { true } else { false } }
        return Array(before[(start.map { $0 + 1 } ?? 0)...])
    }

    /// What is read after an exercise has passed: up to the next exercise or the lesson's end.
    public func prose(after exercise: ExerciseSpec.ID) -> [Block] {
        guard let place = blocks.firstIndex(of: .exercise(exercise)) else { return [] }
        return Array(blocks[(place + 1)...].prefix { if case .exercise = $0 { false } else { true } })
    }
}
