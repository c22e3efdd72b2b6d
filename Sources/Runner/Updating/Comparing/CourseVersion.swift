import Foundation
import Lessons
import Support
import VersionControl

/// The course as a commit has it.
package struct CourseVersion: Sendable {
    /// The commit.
    package let commit: String
    let tree: Tree
    /// Its lessons, in order.
    let lessons: [LessonOutline]
    /// What it says of itself.
    let changes: Changelog

    /// The number that it goes by; the beginning of the commit's name where it has none.
    package var name: String { changes.sections.first?.version ?? String(commit.prefix(10)) }

    init(_ git: Git, _ commit: String) async throws {
        self.commit = commit
        tree = try await git.tree(of: commit)
        let files = tree.entries.filter { $0.key.wholeMatch(of: /Lessons\/[0-9][^\/]*\/lesson\.md/) != nil }
            .sorted { $0.key < $1.key }
        let log = tree[Changelog.path]
        let contents = try await git.contents(of: files.map(\.value.id) + (log.map { [$0.id] } ?? []))
        lessons = zip(files, contents).map { file, contents in
            LessonOutline(
                folder: String(file.key.split(separator: "/")[1]), text: String(decoding: contents, as: UTF8.self))
        }
        changes = Changelog(log == nil ? "" : String(decoding: contents.last ?? Data(), as: UTF8.self))
    }

    /// An exercise, by its name in another version.
    func exercise(_ id: String) -> (exercise: ExerciseOutline, lesson: LessonOutline)? {
        let all = lessons.flatMap { lesson in lesson.exercises.map { (exercise: $0, lesson: lesson) } }
        return all.first { $0.exercise.id == id } ?? all.first { $0.exercise.isCalled(id) }
    }

    /// The exercises, by the paths of the files that a learner edits.
    var starters: [String: String] {
        let pairs = lessons.flatMap { lesson in
            lesson.exercises.flatMap { exercise in exercise.edit.map { (Self.path(lesson, $0), exercise.id) } }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The path of a file of a lesson.
    static func path(_ lesson: LessonOutline, _ file: String) -> String { "\(folder(of: lesson))/\(file)" }
    static func folder(of lesson: LessonOutline) -> String { "Lessons/\(lesson.folder)" }

    /// What a part of an exercise is made of, by git's names.
    func contents(of part: ExercisePart, _ exercise: ExerciseOutline, _ lesson: LessonOutline) -> [String] {
        func files(_ paths: [String]) -> [String] { paths.map { "\($0) \(tree[Self.path(lesson, $0)]?.id ?? "")" } }
        func folder(_ path: String, _ name: String) -> [String] {
            tree.paths(below: path).filter { !$0.hasSuffix(".md") }.sorted().map {
                "\(name)\($0.dropFirst(path.count)) \(tree[$0]?.id ?? "")"
            }
        }
        return switch part {
        case .task: [exercise.task]
        case .check: folder(Self.path(lesson, exercise.check), "")
        case .references: files(exercise.references)
        case .inputs: files(exercise.inputs) + exercise.networks.flatMap { folder("Models/\($0)", $0) }
        }
    }
}
