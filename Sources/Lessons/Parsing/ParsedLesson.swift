import Foundation

/// What could be read of a lesson, before it is compared with the other lessons.
struct ParsedLesson {
    let folder: URL
    let file: String
    let log: DiagnosticLog
    var front: FrontMatter?
    var blocks: [Block] = []
    var exercises: [ParsedExercise] = []
    var reviews: [ReviewSpec] = []

    /// The number that the folder's name begins with.
    var number: Int { Int(folder.lastPathComponent.prefix { $0.isASCII && $0.isNumber }) ?? 0 }

    /// The lesson, unless something is wrong with it.
    var lesson: Lesson? {
        guard log.diagnostics.isEmpty, let front, let id = front.id, let title = front.title else { return nil }
        return Lesson(
            id: id, title: title, requires: front.requires.map(\.id), number: number, folder: folder, blocks: blocks,
            exercises: exercises.compactMap(\.spec), reviews: reviews)
    }

    var broken: BrokenLesson {
        BrokenLesson(
            folderName: folder.lastPathComponent, id: front?.id, exercises: exercises.compactMap(\.id),
            diagnostics: log.diagnostics.inReadingOrder())
    }
}
