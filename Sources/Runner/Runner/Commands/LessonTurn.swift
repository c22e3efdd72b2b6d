import Lessons
import Support
import TerminalUI

/// What a learner reads before an exercise: its lesson, after the last words of the one before.
struct LessonTurn: Sendable {
    private let closing: Lesson?
    let lines: [PageLine]

    init(to exercise: ExerciseSpec, in lesson: Lesson, page: LessonPage) {
        closing = page.lessonToClose(before: exercise)
        lines = page.lines(exercise, in: lesson, closing: closing)
    }

    /// Takes note that it was shown.
    ///
    /// - Throws: `StateError`.
    func note(in session: CourseSession) throws(StateError) {
        let closing = closing?.id
        try session.update { progress in
            progress.isWelcomed = true
            if let closing { progress.closedLessons.insert(closing) }
        }
    }
}
