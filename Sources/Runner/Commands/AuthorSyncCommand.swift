import ArgumentParser
import Foundation
import Lessons

/// Rewrites the target list of the learner's package.
struct AuthorSyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Rewrite Lessons/Package.swift from the lessons.",
        discussion: """
            With --check nothing is written; the exit code is 1 when the file is not what the lessons say.

            Example: course author sync --check
            """
    )

    @Flag(help: "Only say whether it is up to date.")
    var check = false

    func run() async throws {
        let session = try CourseSession()
        // References are made after the targets exist, so a lesson without them can be synchronized.
        let load = Course.load(from: session.workspace.lessons, files: .beforeRecording)
        guard load.diagnostics.isEmpty else { throw CommandError.lessons(load.diagnostics) }
        let file = session.workspace.lessons.appending(path: "Package.swift")
        let shown = session.workspace.relative(file.path)
        let text = LessonsManifest.text(for: load.course, courseKit: "..")
        let old = try? String(contentsOf: file, encoding: .utf8)
        guard old != text else {
            Console.output("\(shown) is up to date: \(load.course.exercises.count) exercises.")
            return
        }
        let changes = Self.changes(from: old ?? "", to: text)
        if check {
            throw CommandError.refused(
                "\(shown) is not what the lessons say (\(changes)). Run `\(session.invocation) author sync`.")
        }
        do {
            try AtomicFile.write(Data(text.utf8), to: file)
        } catch {
            throw StateError.unwritable(file.path, "\(error)")
        }
        Console.output("\(session.pen(session.pen.check, .green)) \(shown) rewritten: \(changes).")
    }

    /// Which targets came, went or changed.
    static func changes(from old: String, to new: String) -> String {
        let (before, after) = (targets(in: old), targets(in: new))
        let added = after.keys.filter { before[$0] == nil }.sorted()
        let removed = before.keys.filter { after[$0] == nil }.sorted()
        let changed = after.keys.filter { before[$0] != nil && before[$0] != after[$0] }.sorted()
        let parts = [("added", added), ("removed", removed), ("changed", changed)]
            .filter { !$0.1.isEmpty }
            .map { "\($0.0) \(Spelling.list($0.1))" }
        return parts.isEmpty ? "no target changed" : parts.joined(separator: "; ")
    }

    /// The line of each target, by its name.
    private static func targets(in manifest: String) -> [String: Substring] {
        var lines: [String: Substring] = [:]
        for line in manifest.split(separator: "\n") {
            guard let match = line.firstMatch(of: /^ *\.(?:target|executableTarget)\(name: "([^"]+)"/) else { continue }
            lines[String(match.1)] = line
        }
        return lines
    }
}
