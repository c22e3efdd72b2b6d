import Checking
import Foundation
import Lessons
import Sandbox
import Support
import TerminalImages
import TerminalUI
import Watching

/// The course while one of its exercises is watched: the same parts that the commands are made of, kept at hand.
///
/// The containment is tried once. Lessons are read again only when a lesson's file has changed, as it does for whoever writes it.
struct WatchedCourse: Sendable {
    private(set) var session: CourseSession
    private(set) var exercise: ExerciseSpec
    private(set) var lesson: Lesson
    let containment: any Containment
    private var stamp: [String: FileSignature]
    private let environment: [String: String]

    /// - Parameter name: an exercise as `check` takes it; the current one when nil, and the last one when all have passed.
    /// - Throws: `CommandError`.
    init(
        _ session: CourseSession, exercise name: String?, containment: any Containment,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        self.session = session
        self.containment = containment
        self.environment = environment
        stamp = Self.stamp(of: session.paths.lessons)
        (exercise, lesson) = try session.exercise(name)
    }

    /// Says how each lesson's file is, without reading it.
    private static func stamp(of lessons: URL) -> [String: FileSignature] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: lessons.path)) ?? []
        return Dictionary(
            names.compactMap { name in
                FileSignature(of: lessons.appending(path: "\(name)/\(Lesson.fileName)")).map { (name, $0) }
            }, uniquingKeysWith: { $1 })
    }

    /// Reads the lessons again if one of them has changed.
    ///
    /// - Throws: `CommandError` when the exercise is not there any more, or its lesson cannot be read; all is as it was then.
    mutating func refresh() throws {
        let now = Self.stamp(of: session.paths.lessons)
        guard now != stamp else { return }
        var new = try CourseSession(environment: environment)
        (new.terminal, new.warn) = (session.terminal, session.warn)
        (exercise, lesson) = try new.exercise(exercise.id)
        (session, stamp) = (new, now)
    }

    /// Goes on to another exercise.
    mutating func move(to id: ExerciseSpec.ID) throws {
        (exercise, lesson) = try session.exercise(id)
    }

    /// The same, saying things elsewhere than on standard error.
    func warning(_ warn: @escaping @Sendable (String) -> Void) -> WatchedCourse {
        var copy = self
        copy.session.warn = warn
        return copy
    }

    var check: ExerciseCheck { ExerciseCheck(session: session, containment: containment) }

    // MARK: In the words of the screen

    /// - Throws: `StateError`.
    func watched() throws -> WatchedExercise {
        let course = session.course
        let standing = ExerciseStanding(
            exercise, in: lesson, progress: try session.progress()[exercise], versions: session.versions)
        let position = (course.lessons.firstIndex { $0.id == lesson.id } ?? 0) + 1
        return WatchedExercise(
            id: exercise.id, title: exercise.title, place: "Lesson \(position) of \(course.lessons.count)",
            lesson: lesson.title, files: files, points: exercise.points,
            hasPassed: standing.progress.passed != nil, isOutdated: !standing.outdated.isEmpty)
    }

    /// The files that are edited.
    var files: [URL] { Self.files(of: exercise, in: lesson) }

    private static func files(of exercise: ExerciseSpec, in lesson: Lesson) -> [URL] {
        exercise.edit.map { lesson.folder.appending(path: $0).standardizedFileURL }
    }

    /// An exercise of the lesson as one to watch.
    ///
    /// - Parameter known: what its files are known to hold; looked at when nil.
    func watching(_ exercise: ExerciseSpec, known: SaveDetector.Contents?) -> WatchedFiles {
        let lesson = lesson
        let files = Self.files(of: exercise, in: lesson)
        let read: @Sendable () -> SaveDetector.Contents = { Self.contents(of: exercise, in: lesson) }
        return WatchedFiles(exercise: exercise.id, files: files, known: known ?? read(), read: read)
    }

    /// Looks at what the files hold.
    func contents() -> SaveDetector.Contents { Self.contents(of: exercise, in: lesson) }

    private static func contents(of exercise: ExerciseSpec, in lesson: Lesson) -> SaveDetector.Contents {
        let sizes = files(of: exercise, in: lesson).map { file in
            try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        }
        if sizes.contains(nil) { return .missing }
        // A link or a pipe has no contents that could be checked, which the check will say.
        let name = SourceHash.current(exercise, in: lesson) ?? "no plain file"
        return sizes.contains(0) ? .empty(name) : .present(name)
    }

    /// A page of the course as text that can be turned, for any width.
    func page(_ lines: @escaping @Sendable (CourseSession) -> [PageLine]) -> TextPage {
        let session = session
        return TextPage { size in
            var session = session
            (session.terminal.columns, session.terminal.rows) = (size.columns, size.rows)
            return lines(session)
        }
    }
}
