import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// What every command works with: the course, the learner's state and the terminal.
struct CourseSession: Sendable {
    var terminal: Terminal
    let paths: CoursePaths
    /// What a course of one's own says in its file; nil for a course of the kit's.
    let file: CourseFile?
    private let reader: CourseReader
    let store: ProgressStore
    let snapshots: SnapshotStore
    /// What exercises are like now.
    let versions: ExerciseVersions
    /// How the learner calls this program: `./course`, or `course` when it is on the PATH.
    let invocation: String
    /// Where warnings go: to standard error, except where a screen of ours stands on it.
    var warn: @Sendable (String) -> Void = { Console.error($0) }

    /// All lessons, read when they are asked for.
    var load: CourseLoad { reader.all }
    var course: Course { load.course }
    var ansi: ANSIStyle { terminal.ansi }

    /// Finds the course; its lessons are read when they are needed.
    ///
    /// - Throws: `CommandError` when there is no course here.
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        terminal = .current(environment: environment)
        paths = CoursePaths(root: try Self.root(environment))
        file = try Self.file(of: paths)
        reader = CourseReader(paths: paths)
        store = ProgressStore(folder: paths.state)
        versions = ExerciseVersions(paths: paths)
        snapshots = SnapshotStore(folder: paths.state.appending(path: "snapshots"))
        invocation = Self.invocation(environment["COURSE_INVOCATION"])
    }

    /// Progress as it is, after saying so when the file had to be moved aside.
    func progress() throws -> Progress {
        let (progress, rescue) = try store.load()
        report(rescue)
        return progress
    }

    /// Changes progress, after saying so when the file had to be moved aside.
    @discardableResult
    func update(_ change: (inout Progress) -> Void) throws(StateError) -> Progress {
        let (progress, rescue) = try store.update(change)
        report(rescue)
        return progress
    }

    /// Says what went wrong beside what was asked for.
    func warn(_ error: StateError) {
        warn("\(terminal.errorStyle("course:", .yellow, .bold)) \(error.sentence.harmless)")
    }

    private func report(_ rescue: ProgressStore.Rescue?) {
        guard let rescue else { return }
        warn(
            "\(terminal.errorStyle("course:", .yellow, .bold)) the record of your progress could not be read: "
                + "\(rescue.reason). It was moved to \(rescue.movedTo.path) and a new one begun; "
                + "`\(invocation) check --all` grades everything again.")
    }

    /// The exercise that was named, or the current one.
    ///
    /// - Parameter name: an id, a former id, a target or an edited file.
    /// - Throws: `CommandError` when there is no such exercise, when its lesson is broken, or when all have passed and
    ///   none was named.
    func exercise(_ name: String?) throws -> (exercise: ExerciseSpec, lesson: Lesson) {
        if let found = try alone(name) { return found }
        if course.exercises.isEmpty { throw CommandError.lessons(load.diagnostics) }
        guard let name else {
            let progress = try progress()
            guard let current = progress.current(in: course) else {
                throw CommandError.usage(
                    "All exercises have passed. Name the one that you mean; `\(invocation) list` shows them.")
            }
            return try located(current)
        }
        if let found = find(name) { return try located(found) }
        if let broken = load.broken.first(where: { $0.exercises.contains(name) }) {
            throw CommandError.lessons(broken.diagnostics)
        }
        let known = course.exercises.map(\.id) + load.broken.flatMap(\.exercises)
        let advice =
            Spelling.nearest(to: name, among: known).map { "Did you mean `\($0)`?" }
            ?? "`\(invocation) list` shows them all."
        throw CommandError.usage("There is no exercise named \"\(name)\". \(advice)")
    }

    /// An exercise as commands want it behind their names: nothing where it is the one that they mean by themselves.
    func name(behindCommands exercise: ExerciseSpec) -> String {
        let current = try? self.exercise(nil).exercise.id
        return current == exercise.id ? "" : " \(exercise.id)"
    }

    /// The exercise, where it is enough to read its lesson.
    private func alone(_ name: String?) throws -> (exercise: ExerciseSpec, lesson: Lesson)? {
        let progress = try name == nil ? progress() : Progress()
        let index = CourseIndex(of: paths.lessons, models: paths.models)
        guard let id = name ?? index.exercises.first(where: { !progress.hasPassed($0) }),
            let lesson = index.lesson(of: id), let exercise = lesson.exercises.first(where: { $0.id == id })
        else { return nil }
        return (exercise, lesson)
    }

    private func find(_ name: String) -> ExerciseSpec? {
        if let exercise = course.exercise(name) { return exercise }
        let path = URL(filePath: name).standardizedFileURL.path
        for lesson in course.lessons {
            for exercise in lesson.exercises {
                if exercise.target == name || lesson.file(of: exercise).path == path { return exercise }
            }
        }
        return nil
    }

    private func located(_ exercise: ExerciseSpec) throws -> (exercise: ExerciseSpec, lesson: Lesson) {
        guard let lesson = course.lesson(of: exercise.id) else {
            throw CommandError.fault(
                "The exercise \(exercise.id) is in no lesson. Report it to whoever made the course.")
        }
        return (exercise, lesson)
    }

    /// Says what is wrong with the lessons that had to be left out; a learner needs no more than the first few.
    func warnAboutBrokenLessons() {
        let ansi = terminal.errorStyle
        let diagnostics = load.diagnostics
        for diagnostic in diagnostics.prefix(Self.mostDiagnostics) {
            Console.error("\(ansi("course:", .red, .bold)) \(diagnostic)")
        }
        if diagnostics.count > Self.mostDiagnostics {
            let rest = diagnostics.count - Self.mostDiagnostics
            Console.error("and \(rest) more; `\(invocation) author sync --check` lists them all.")
        }
    }

    private static let mostDiagnostics = 5

    /// The folder of the course: what the bootstrap says, else the nearest at or above the working folder, else where
    /// this program was built.
    static func root(_ environment: [String: String] = ProcessInfo.processInfo.environment) throws -> URL {
        if let root = environment["COURSE_ROOT"], !root.isEmpty {
            let url = URL(filePath: root, directoryHint: .isDirectory)
            guard holdsCourse(url) else {
                throw CommandError.fault("\(root) has no folder Lessons. Unset COURSE_ROOT, or clone the course anew.")
            }
            return url
        }
        let working = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for start in [working, program.deletingLastPathComponent()] {
            var folder = start.standardizedFileURL
            while true {
                if holdsCourse(folder) { return folder }
                if folder.path == "/" { break }
                folder = folder.deletingLastPathComponent().standardizedFileURL
            }
        }
        throw CommandError.usage("There is no course at or above \(working.path). Go to its folder first.")
    }

    private static func holdsCourse(_ folder: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder.appending(path: "Lessons").path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private static func invocation(_ typed: String?) -> String {
        guard let typed, !typed.isEmpty else { return "course" }
        guard typed.contains("/") else { return typed }
        return typed.contains(" ") ? "'\(typed)'" : typed
    }
}

extension Lesson {
    /// The file that the learner edits.
    func file(of exercise: ExerciseSpec) -> URL {
        folder.appending(path: exercise.edit.first ?? "").standardizedFileURL
    }
}
