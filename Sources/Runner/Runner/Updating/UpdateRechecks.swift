import Checking
import Lessons
import Support
import TerminalUI

/// The second half of an update: what the learner has passed is checked again where the exercise has changed.
struct UpdateRechecks: Sendable {
    let session: CourseSession
    let json: Bool

    /// Checks what is waiting, one line each, and takes note of each result at once: who interrupts it can go on later.
    func run() async throws {
        guard var record = UpdateRecord.last(in: session.paths.state) else { return }
        let waiting = record.waiting
        let progress = try session.progress()
        var isFirst = true
        let page = UpdatePage(record: record, session: session)
        for id in waiting {
            if let exercise = session.course.exercise(id), let lesson = session.course.lesson(of: exercise.id),
                !progress[exercise].changes(in: session.versions.version(of: exercise, in: lesson)).isEmpty
            {
                if isFirst, !json { Console.output(page.checkedHeading) }
                isFirst = false
                let check = ExerciseCheck(session: session, containment: try await CourseSession.containment())
                let result = try await check.run(exercise, in: lesson)
                if !json { Console.output(page.checked(result)) }
                result.unrecorded.map { session.warn($0) }
                record.checked.append(
                    UpdateRecord.Checked(
                        exercise: exercise.id, outcome: result.record.outcome.rawValue,
                        parts: result.outdated.map(\.rawValue)))
            }
            record.waiting.removeAll { $0 == id }
            try record.save(in: session.paths.state)
        }
        if !isFirst, !json { Console.output("") }
        if json { try Console.json(record) }
        session.warnAboutBrokenLessons()
    }
}
