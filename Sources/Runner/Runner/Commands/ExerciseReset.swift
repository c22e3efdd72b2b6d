import Checking
import Foundation
import Lessons
import Support

/// An exercise brought back to its starter, the learner's edit kept first.
struct ExerciseReset: Sendable {
    private let exercise: ExerciseSpec
    private let lesson: Lesson
    private let session: CourseSession
    private let progress: ExerciseProgress
    private let starter: [VariantSources.File]
    /// Whether the files are the starter's already, and nothing has passed.
    let isNeedless: Bool

    /// Looks at what there is to do; nothing is changed.
    ///
    /// - Throws: `BuildFault`, `StateError`.
    init(of exercise: ExerciseSpec, in lesson: Lesson, session: CourseSession) throws {
        (self.exercise, self.lesson, self.session) = (exercise, lesson, session)
        let sources = VariantSources(lesson: lesson.folder, exercise: exercise)
        starter = try sources.files(for: .starter)
        progress = try session.progress()[exercise]
        let mine = try? sources.files(for: .learner).map {
            VariantSources.File(path: $0.path, contents: LineEnds.unified($0.contents))
        }
        isNeedless = mine == starter && progress.passed == nil
    }

    var needlessWords: String { "\(exercise.title) is at its starter already: there is nothing to reset." }

    /// Keeps the files, writes the starter over them, and begins the exercise anew.
    ///
    /// - Throws: `StateError`.
    func perform() throws(StateError) {
        try session.snapshots.take(exercise, in: lesson, progress: progress)
        for file in starter {
            let target = lesson.folder.appending(path: file.path)
            do {
                try AtomicFile.write(file.contents, to: target)
            } catch {
                throw .unwritable(target.path, "\(error)")
            }
        }
        let exercise = exercise
        try session.update { progress in
            // What was seen stays seen, the hints, and what was hard stays hard. What was achieved starts anew.
            let before = progress[exercise]
            progress[exercise] = ExerciseProgress(hintsRead: before.hintsRead, failures: before.failures)
        }
    }
}
