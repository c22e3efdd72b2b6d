import Checking
import Foundation
import Lessons
import Support
import Synchronization

/// Reads what exercises are like now, from the files that lie there; a file that several share is read once.
///
/// A pass is compared with it at every `list`, so nothing is read but what a part is made of: the lesson's text, the check, the
/// references, the pictures and networks that are given.
final class ExerciseVersions: Sendable {
    private let paths: CoursePaths
    private let known = Mutex<(digests: [String: String], lessons: [String: LessonOutline])>(([:], [:]))

    init(paths: CoursePaths) { self.paths = paths }

    /// Nil where the exercise's block cannot be read by itself.
    func version(of exercise: ExerciseSpec, in lesson: Lesson) -> ExerciseVersion? {
        guard let outline = outline(of: lesson)?.exercises.first(where: { $0.id == exercise.id }) else { return nil }
        let folder = lesson.folder.path
        let networks = outline.networks.flatMap { name -> [(name: String, path: String)] in
            let folder = paths.models.folder(of: name).path
            return files(in: folder).filter { !$0.hasSuffix(".md") }.map { path in
                ("\(name)\(path.dropFirst(folder.count))", path)
            }
        }
        return ExerciseVersion([
            .task: Self.digest([outline.task]),
            .check: Self.digest(files(in: "\(folder)/\(outline.check)").map { source($0) }),
            .references: Self.digest(outline.references.map { "\($0) \(digest(of: "\(folder)/\($0)"))" }),
            .inputs: Self.digest(
                outline.inputs.map { "\($0) \(digest(of: "\(folder)/\($0)"))" }
                    + networks.map { "\($0.name) \(digest(of: $0.path))" }),
        ])
    }

    private func outline(of lesson: Lesson) -> LessonOutline? {
        if let outline = known.withLock({ $0.lessons[lesson.folderName] }) { return outline }
        guard let text = try? String(contentsOf: lesson.file, encoding: .utf8) else { return nil }
        let outline = LessonOutline(folder: lesson.folderName, text: text)
        known.withLock { $0.lessons[lesson.folderName] = outline }
        return outline
    }

    private func digest(of path: String) -> String {
        if let digest = known.withLock({ $0.digests[path] }) { return digest }
        let digest = (try? FileDigest(of: URL(filePath: path)).hexadecimal) ?? ""
        known.withLock { $0.digests[path] = digest }
        return digest
    }

    /// A source, whatever line ends it was checked out with.
    private func source(_ path: String) -> String {
        String(decoding: LineEnds.unified((try? Data(contentsOf: URL(filePath: path))) ?? Data()), as: UTF8.self)
    }

    private func files(in folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { "\(folder)/\($0)" }
    }

    private static func digest(_ texts: [String]) -> String {
        var digest = Digest()
        for text in texts { digest.update(text) }
        return String(digest.hexadecimal.prefix(16))
    }
}
