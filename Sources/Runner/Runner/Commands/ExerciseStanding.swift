import Checking
import Foundation
import Lessons

/// How an exercise stands, as `list` shows it.
struct ExerciseStanding: Sendable {
    let exercise: ExerciseSpec
    let lesson: Lesson
    let progress: ExerciseProgress
    /// Passed, and changed since.
    let isEdited: Bool
    /// What has changed about the exercise since it passed.
    let outdated: [ExercisePart]

    init(
        _ exercise: ExerciseSpec, in lesson: Lesson, progress: ExerciseProgress, versions: ExerciseVersions
    ) {
        self.exercise = exercise
        self.lesson = lesson
        self.progress = progress
        isEdited = progress.passed.map { $0.sources != SourceHash.current(exercise, in: lesson) } ?? false
        outdated =
            progress.passed?.version == nil ? [] : progress.changes(in: versions.version(of: exercise, in: lesson))
    }

    /// The name of the state in JSON: an outcome or `new`.
    var state: String { progress.state?.rawValue ?? "new" }
}

extension SourceHash {
    /// The hash of the learner's files as they are now; nil when one cannot be read.
    static func current(_ exercise: ExerciseSpec, in lesson: Lesson) -> String? {
        guard let files = try? VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .learner) else {
            return nil
        }
        return SourceHash(of: files).description
    }
}
