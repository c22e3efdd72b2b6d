import Checking
import Foundation
import Lessons
import Support

/// Gives a lesson another number, and brings along everything that names its folder: links of other lessons, the records of what
/// references were made from, the target list.
///
/// Lessons in the way move up by one, as far as the first gap.
package struct LessonMove: Sendable {
    package let folder: String
    package let number: Int
    package let paths: CoursePaths

    package init(folder: String, number: Int, paths: CoursePaths) {
        self.folder = folder
        self.number = number
        self.paths = paths
    }

    /// What was done.
    package struct Result: Sendable {
        /// Folders, in the order in which they were renamed.
        package var renamed: [(from: String, to: String)] = []
        /// Files in which their names were changed, relative to the course.
        package var rewritten: [String] = []
        /// Files that still name one of the old folders, and are nobody's business here: scripts, documents.
        package var mentions: [String] = []
    }

    /// Moves the lesson; when something goes wrong, everything is as it was before.
    ///
    /// - Throws: `CommandError` where the order of lessons would be broken, or a lesson cannot be read; `StateError.unwritable`.
    package func make() async throws -> Result {
        let before = paths.load(.beforeRecording)
        guard before.diagnostics.isEmpty else { throw CommandError.lessons(before.diagnostics) }
        let names = before.course.lessons.map(\.folderName)
        let plan = Self.plan(moving: folder, to: number, among: names)
        guard !plan.isEmpty else {
            throw CommandError.usage("\(folder) has the number \(number) already. Choose another.")
        }
        try check(plan, before.course)
        var undone = UndoneMove(lessons: paths.lessons)
        var result = Result(renamed: plan)
        do {
            for step in plan { try undone.rename(step.from, to: step.to) }
            for name in names.map({ name in plan.first { $0.from == name }?.to ?? name }) {
                for file in [Lesson.fileName, Provenance.path] {
                    let path = paths.lessons.appending(path: name).appending(path: file)
                    if try undone.rewrite(path, plan) { result.rewritten.append(paths.relative(path.path)) }
                }
            }
            let after = paths.load(.beforeRecording)
            guard after.diagnostics.isEmpty else { throw CommandError.lessons(after.diagnostics) }
            let sync = CourseSync(course: after.course, paths: paths)
            try undone.keep(sync.manifest)
            SyncRecord.rename(plan.map { (place(of: $0.from), place(of: $0.to)) }, in: paths)
            if try await sync.write().targets != nil { result.rewritten.append(paths.relative(sync.manifest.path)) }
        } catch {
            undone.putBack()
            SyncRecord.rename(plan.reversed().map { (place(of: $0.to), place(of: $0.from)) }, in: paths)
            throw error
        }
        result.mentions = mentions(of: plan.map(\.from))
        return result
    }

    /// A lesson's folder, relative to the course.
    private func place(of folder: String) -> String { paths.relative(paths.lessons.appending(path: folder).path) }

    /// Which folders get which names, those that are in the way first.
    static func plan(moving folder: String, to number: Int, among names: [String]) -> [(from: String, to: String)] {
        guard number != self.number(of: folder) else { return [] }
        var taken: [Int: String] = [:]
        for name in names where name != folder { taken[self.number(of: name)] = name }
        var plan = [(from: folder, to: renumbered(folder, number))]
        var next = number
        while let name = taken[next] {
            next += 1
            plan.insert((name, renumbered(name, next)), at: 0)
        }
        return plan
    }

    private static func number(of folder: String) -> Int { Int(folder.prefix { $0.isASCII && $0.isNumber }) ?? 0 }

    private static func renumbered(_ folder: String, _ number: Int) -> String {
        let rest = folder.drop { $0.isASCII && $0.isNumber }
        return (number < 10 ? "0" : "") + "\(number)" + (rest.hasPrefix("-") ? "" : "-") + rest
    }

    /// What a lesson requires comes before it, afterwards as well.
    private func check(_ plan: [(from: String, to: String)], _ course: Course) throws(CommandError) {
        let numbers = Dictionary(
            uniqueKeysWithValues: course.lessons.map { lesson in
                (lesson.id, Self.number(of: plan.first { $0.from == lesson.folderName }?.to ?? lesson.folderName))
            })
        for lesson in course.lessons {
            for required in lesson.requires {
                guard let own = numbers[lesson.id], let its = numbers[required], its >= own else { continue }
                throw .refused(
                    "\(lesson.id) requires \(required), which would come later (\(its) after \(own)). Choose another "
                        + "number, or take the requirement out.")
            }
        }
    }

    /// Files of the course's folder, beside the lessons, that name a folder that is no longer there.
    private func mentions(of old: [String]) -> [String] {
        let places = ["README.md", "CHANGELOG.md", "docs", "Tools", "Tests", "Benchmarks", "Sources", ".github", ".ci"]
        let texts: Set<String> = ["md", "py", "swift", "sh", "yml", "yaml", "json", ""]
        var found: [String] = []
        for place in places.map({ paths.root.appending(path: $0) }) {
            let inner = FileManager.default.enumerator(at: place, includingPropertiesForKeys: [.isRegularFileKey])
            for file in [place] + (inner?.compactMap { $0 as? URL } ?? []) where texts.contains(file.pathExtension) {
                guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
                if old.contains(where: text.contains) { found.append(paths.relative(file.path)) }
            }
        }
        return found.sorted()
    }
}

/// What a move has done so far, so that it can be taken back.
private struct UndoneMove {
    let lessons: URL
    private var renamed: [(from: String, to: String)] = []
    private var contents: [(file: URL, data: Data)] = []

    init(lessons: URL) { self.lessons = lessons }

    mutating func rename(_ old: String, to new: String) throws {
        do {
            try FileManager.default.moveItem(at: lessons.appending(path: old), to: lessons.appending(path: new))
        } catch {
            throw StateError.unwritable(lessons.appending(path: new).path, error.localizedDescription)
        }
        renamed.append((old, new))
    }

    /// Changes the names of folders in a file.
    ///
    /// - Returns: whether there were any.
    mutating func rewrite(_ file: URL, _ plan: [(from: String, to: String)]) throws -> Bool {
        guard let data = try? Data(contentsOf: file), let text = String(data: data, encoding: .utf8) else {
            return false
        }
        var new = text
        // Only whole parts of a path; no name is changed twice, for what follows the number stays.
        for (old, name) in plan {
            for end in ["/", ")", "#", "\"", ">", " ", "\n"] {
                new = new.replacing("/\(old)\(end)", with: "/\(name)\(end)")
            }
        }
        guard new != text else { return false }
        contents.append((file, data))
        do {
            try AtomicFile.write(Data(new.utf8), to: file)
        } catch {
            throw StateError.unwritable(file.path, "\(error)")
        }
        return true
    }

    /// Remembers a file that somebody else is about to change.
    mutating func keep(_ file: URL) throws {
        guard let data = try? Data(contentsOf: file) else { return }
        contents.append((file, data))
    }

    func putBack() {
        for (file, data) in contents.reversed() { try? AtomicFile.write(data, to: file) }
        for (old, new) in renamed.reversed() {
            try? FileManager.default.moveItem(at: lessons.appending(path: new), to: lessons.appending(path: old))
        }
    }
}
