import ArgumentParser
import Authoring
import Checking
import Foundation
import Lessons
import Support
import TerminalUI

/// Rewrites what is generated from the lessons.
struct AuthorSyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync",
        abstract: "Rewrite Lessons/Package.swift and the starters from the lessons.",
        discussion: """
            The files under Exercise are made from the marked regions of those under Solution. A file that somebody \
            has worked on stays as it is. With --check nothing is written; the exit code is 1 when something is not up to date.

            Example: course author sync --check
            """
    )

    @Flag(help: "Only say whether all is up to date.")
    var check = false

    func run() async throws {
        let session = try CourseSession()
        // References are made after the targets exist, so a lesson without them can be synchronized.
        let load = session.paths.load(.beforeRecording)
        guard load.diagnostics.isEmpty else { throw CommandError.lessons(load.diagnostics) }
        let sync = CourseSync(course: load.course, paths: session.paths)
        let manifest = session.paths.relative(sync.manifest.path)
        let result: CourseSync.Result
        do {
            result = check ? try await sync.plan() : try await sync.write()
        } catch BuildFault.brokenMarks(let diagnostics) {
            throw CommandError.lessons(diagnostics)
        }
        if check, !result.isCurrent {
            var stale = result.targets.map { ["\(manifest) is not what the lessons say (\($0))."] } ?? []
            stale += result.starters.map { "\($0) is not the starter that its solution gives." }
            throw CommandError.refused(
                stale.joined(separator: "\n") + " Run `\(session.invocation) author sync`.")
        }
        let mark = session.ansi(session.ansi.check, .green)
        var lines = result.targets.map { ["\(mark) \(manifest) rewritten: \($0)."] } ?? []
        lines += result.starters.map { "\(mark) \($0) written from its solution." }
        lines += result.edited.map { file in
            "\(session.ansi.dot) \(file.path) has been worked on and stays; "
                + "`\(session.invocation) reset \(file.exercise)` brings its starter."
        }
        if result.isCurrent {
            lines.append("\(manifest) and the starters are up to date: \(load.course.exercises.count) exercises.")
        }
        Console.output(lines)
    }
}
