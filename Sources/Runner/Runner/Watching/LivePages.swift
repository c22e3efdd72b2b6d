import Checking
import Foundation
import Lessons
import Live
import Pages
import Support
import Synchronization

/// The lessons' pages, served while an exercise is watched, and kept current.
///
/// The server begins with the first page that is asked for.
final class LivePages: Sendable {
    private let server = Mutex<LiveServer?>(nil)

    /// The address of a lesson's page.
    ///
    /// - Throws: `CommandError` when nothing can be served here.
    func address(of lesson: Lesson) throws(CommandError) -> String {
        let lesson = lesson.id
        return try server.withLock { (server) throws(CommandError) in
            do throws(LiveServer.NotStarted) {
                // Each page is made anew, of the lessons and the progress as they are then.
                let running: LiveServer =
                    if let server { server } else { try LiveServer { try? Self.page(of: $0, events: $1) } }
                server = running
                return running.address.page(of: lesson)
            } catch {
                throw .refused("No page can be served: \(error.reason). `course open` writes one to a file.")
            }
        }
    }

    private static func page(of id: String, events: String) throws -> Data? {
        let session = try CourseSession()
        return try session.course.lesson(id).map { lesson in
            Data(try LessonPages(session: session).document(of: lesson, live: events).html().utf8)
        }
    }

    /// Tells open pages what a check came to.
    func tell(of result: CheckedExercise, in session: CourseSession) {
        guard let server = server.withLock({ $0 }) else { return }
        // A page is an aid: a check is none the worse for one that could not be told.
        guard let pages = try? LessonPages(session: session).document(of: result.lesson),
            let json = try? pages.update(result.exercise)
        else { return }
        server.publish(json, about: result.exercise.id, to: result.lesson.id)
    }

    func stop() { server.withLock { $0?.stop() } }
}
