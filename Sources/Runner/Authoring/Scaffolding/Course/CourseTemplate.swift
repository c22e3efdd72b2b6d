import Foundation
import Lessons
import Support

/// What a course of one's own holds beside its lessons.
///
/// The texts are files of the kit, under `Tools/own-course`.
struct CourseTemplate: Sendable {
    let title: String
    let kit: SourceKit

    /// Where each file comes from and goes to.
    private static let files = [
        ("course", "course"), ("README.md", "README.md"), ("ci.yml", ".github/workflows/ci.yml"),
        ("gitignore", ".gitignore"),
    ]

    /// Writes them into a folder that is made for them.
    ///
    /// - Throws: `CommandError` where the kit lacks one, `StateError.unwritable`.
    func write(to folder: URL) throws {
        for (source, path) in Self.files {
            let template = kit.folder.appending(path: "Tools/own-course/\(source)")
            guard let text = try? String(contentsOf: template, encoding: .utf8) else {
                throw CommandError.fault("\(template.path) is missing. Bring it back with `git checkout -- Tools`.")
            }
            try write(text.replacing("{title}", with: title), to: folder.appending(path: path))
        }
        try write(description, to: folder.appending(path: CourseFile.name))
        try FileManager.default.createDirectory(
            at: folder.appending(path: "Lessons"), withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.appending(path: "course").path)
    }

    private func write(_ text: String, to file: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        } catch {
            throw StateError.unwritable(file.path, error.localizedDescription)
        }
    }

    /// `course.yml`.
    var description: String {
        let repository =
            kit.repository.map { "repository: \(Self.quoted($0))" }
            ?? "# repository: where git fetches it from; until it is here, others need a kit that is installed"
        return """
            # What this course is called, and the kit that it is written for.
            title: \(Self.quoted(title))
            # What it is, in two sentences, for the first screen and the index of its pages:
            # about: You measure where a picture changes. You need to know Swift.
            # What a learner can do at the end, each of which goes on after "you can":
            # abilities: [find the edges of a picture]
            # How long an exercise takes:
            # effort: of 10 to 20 minutes
            kit:
              version: \(kit.version)
              \(repository)

            """
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
