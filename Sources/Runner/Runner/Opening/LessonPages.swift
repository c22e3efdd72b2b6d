import Foundation
import Lessons
import Pages

/// The pages of a course as this learner sees them.
struct LessonPages {
    let session: CourseSession

    /// A lesson with what this learner has done in it.
    ///
    /// - Parameter live: where the page hears of newer checks, on its own server.
    func document(of lesson: Lesson, live: String? = nil) throws -> LessonDocument {
        let progress = try session.progress()
        var checks: [ExerciseSpec.ID: LastCheck] = [:]
        for exercise in lesson.exercises { checks[exercise.id] = LastCheck(of: exercise, in: session.paths.state) }
        return LessonDocument(
            lesson, of: session.course,
            passed: Set(lesson.exercises.filter { progress[$0].passed != nil }.map(\.id)), checks: checks,
            invocation: session.invocation, live: live)
    }
}
