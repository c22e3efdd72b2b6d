import ArgumentParser
import Foundation
import Lessons
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
        var lastChecked: Date?
        /// What the last check came to: differs from `state` when a solved exercise was checked again and failed.
        var lastOutcome: String?
        /// It has passed, and its file has changed since.
        var edited: Bool
        /// It is the one that `next` shows.
        var current: Bool

        private enum CodingKeys: CodingKey {
            case id, title, file, state, points, possiblePoints, lastChecked, lastOutcome, edited, current
        }

        /// Every key is always there, with null for what is not known.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(title, forKey: .title)
            try container.encode(file, forKey: .file)
            try container.encode(state, forKey: .state)
            try container.encode(points, forKey: .points)
            try container.encode(possiblePoints, forKey: .possiblePoints)
            try container.encode(lastChecked, forKey: .lastChecked)
            try container.encode(lastOutcome, forKey: .lastOutcome)
            try container.encode(edited, forKey: .edited)
            try container.encode(current, forKey: .current)
        }
    }

    var lessons: [LessonEntry]

    init(session: CourseSession, progress: Progress) {
        let current = progress.current(in: session.course)?.id
        lessons = session.course.lessons.map { lesson in
            LessonEntry(
                id: lesson.id, title: lesson.title, folder: session.workspace.relative(lesson.folder.path),
                exercises: lesson.exercises.map { exercise in
                    let standing = ExerciseStanding(exercise, in: lesson, progress: progress[exercise])
                    return ExerciseEntry(
                        id: exercise.id, title: exercise.title,
                        file: session.workspace.relative(session.file(of: exercise, in: lesson).path),
                        state: standing.state, points: standing.progress.points, possiblePoints: exercise.points,
                        lastChecked: standing.progress.lastChecked,
                        lastOutcome: standing.progress.outcome?.rawValue, edited: standing.isEdited,
                        current: exercise.id == current)
                })
        }
    }
}
