import Grading
import Lessons
import Watching

/// A check while an exercise is watched, which tells of itself as it goes on.
struct WatchedCheck: Sendable {
    let number: Int
    let course: WatchedCourse
    let output: any WatchOutput
    let pages: LivePages
    let send: @Sendable (WatchEvent) -> Void

    /// Checks an exercise; what comes of the one that is watched is shown, of any other only the pages are told.
    ///
    /// The pictures beside the main one come last.
    ///
    /// - Returns: nil when the check was ended.
    func run(_ exercise: ExerciseSpec, in lesson: Lesson) async -> Outcome? {
        let isWatched = exercise.id == course.exercise.id
        let result = try? await course.check.run(exercise, in: lesson) { step in
            if isWatched { send(.stage(CheckStage(step), check: number)) }
        } announce: { result in
            guard isWatched else { return }
            output.announce(result)
            send(.result(CheckSummary(result, root: course.session.paths.root), check: number))
        } illustrate: { result in
            if isWatched { send(.picture(output.picture(of: result), check: number)) }
            pages.tell(of: result, in: course.session)
        }
        return result?.record.outcome
    }

    /// Says that it has come to its end.
    func end() { send(.ended(check: number)) }
}
