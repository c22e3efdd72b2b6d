import ArgumentParser
import Foundation
import Lessons
import Support
import TerminalUI

/// Lists lessons and exercises with their state.
struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List lessons and exercises with their state, points and last check.",
        discussion: "Example: course list --json"
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let session = try CourseSession()
        let progress = try session.progress()
        session.warnAboutBrokenLessons()
        if json {
            try Console.json(ListReport(session: session, progress: progress))
        } else {
            Console.output(CourseTable(session: session, progress: progress).lines())
        }
        if !session.load.diagnostics.isEmpty { throw ExitCode(70) }
    }
}

/// What `list --json` prints.
struct ListReport: Encodable {
    struct LessonEntry: Encodable {
        var id: String
        var title: String
        var folder: String
        var exercises: [ExerciseEntry]
    }

    struct ExerciseEntry: Encodable {
        var id: String
        var title: String
        /// The file that the learner edits, relative to the course.
        var file: String
        /// An outcome or `new`.
        var state: String
        var points: Int
        /// The most points that it can give.
        var possiblePoints: Int
        @OrNull var lastChecked: Date?
        /// What the last check came to: differs from `state` when a solved exercise was checked again and failed.
        @OrNull var lastOutcome: String?
        /// It has passed, and its file has changed since.
        var edited: Bool
        /// What has changed about it since it passed: `task`, `check`, `references`, `inputs`.
        var outdated: [String]
        /// It is the one that `next` shows.
        var current: Bool
    }

    var lessons: [LessonEntry]

    init(session: CourseSession, progress: Progress) {
        let current = progress.current(in: session.course)?.id
        lessons = session.course.lessons.map { lesson in
            LessonEntry(
                id: lesson.id, title: lesson.title, folder: session.paths.relative(lesson.folder.path),
                exercises: lesson.exercises.map { exercise in
                    let standing = ExerciseStanding(
                        exercise, in: lesson, progress: progress[exercise], versions: session.versions)
                    return ExerciseEntry(
                        id: exercise.id, title: exercise.title,
                        file: session.paths.relative(lesson.file(of: exercise).path),
                        state: standing.state, points: standing.progress.points, possiblePoints: exercise.points,
                        lastChecked: standing.progress.lastChecked,
                        lastOutcome: standing.progress.outcome?.rawValue, edited: standing.isEdited,
                        outdated: standing.outdated.map(\.rawValue),
                        current: exercise.id == current)
                })
        }
    }
}
