import Checking
import Grading
import Lessons
import Sandbox
import Support
import TerminalUI

/// Every exercise graded once more, from the learner's files as they are now, after the last has passed.
///
/// What passed in an earlier round with these very files need not be graded again.
struct FinalRound: Sendable {
    let session: CourseSession
    /// The exercises that are still to be graded, in order.
    let waiting: [(exercise: ExerciseSpec, lesson: Lesson)]
    /// Whether nothing has been graded in such a round yet.
    let isFirst: Bool

    init(session: CourseSession, progress: Progress) {
        self.session = session
        isFirst = session.course.exercises.allSatisfy { progress[$0].confirmed == nil }
        waiting = session.course.lessons.flatMap { lesson in
            lesson.exercises.map { (exercise: $0, lesson: lesson) }
        }.filter { exercise, lesson in
            guard let confirmed = progress[exercise].confirmed else { return true }
            if !progress[exercise].changes(in: session.versions.version(of: exercise, in: lesson)).isEmpty {
                return true
            }
            return confirmed != SourceHash.current(exercise, in: lesson)
        }
    }

    /// Grades what is waiting, one line each, and takes note of each result at once: a round that is interrupted goes on later.
    ///
    /// - Returns: what did not pass.
    /// - Throws: `CancellationError`, `StateError`.
    func run(in containment: any Containment) async throws -> [CheckedExercise] {
        let check = ExerciseCheck(session: session, containment: containment)
        var failed: [CheckedExercise] = []
        for (exercise, lesson) in waiting {
            let result = try await check.run(exercise, in: lesson)
            Console.output(CheckPage(result, in: session).shortLine())
            if result.record.outcome == .passed {
                let sources = result.record.sources?.description
                try session.update { $0[exercise].confirmed = sources }
            } else {
                failed.append(result)
            }
        }
        return failed
    }
}
