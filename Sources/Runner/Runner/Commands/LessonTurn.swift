import Foundation
import Lessons
import Support
import TerminalUI

/// What a learner reads before an exercise: its lesson, after the last words of the one before.
struct LessonTurn: Sendable {
    private let closing: Lesson?
    private let reminds: Bool
    let lines: [PageLine]

    init(to exercise: ExerciseSpec, in lesson: Lesson, page: LessonPage) {
        closing = page.lessonToClose(before: exercise)
        reminds = page.reminder != nil
        lines = page.lines(exercise, in: lesson, closing: closing)
    }

    /// Takes note that it was shown.
    ///
    /// - Throws: `StateError`.
    func note(in session: CourseSession) throws(StateError) {
        let (closing, now) = (closing?.id, Date())
        try session.update { progress in
            if !progress.isWelcomed { (progress.isWelcomed, progress.began) = (true, now) }
            if let closing { progress.closedLessons.insert(closing) }
            if reminds { progress.reviewMentioned = now }
        }
    }
}
