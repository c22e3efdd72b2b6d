import Foundation

@testable import Checking

/// A copy of the course, in whose lessons anything may be written, with `./course` as the program under test.
final class CopiedCourse: Sendable {
    /// Inside of the project, where the course's own package is found.
    let root = MiniCourse.project.appending(path: ".build/trial courses/\(UUID().uuidString)")

    /// The lessons are copied; what they link to is there.
    init() throws {
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: MiniCourse.project.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
        for name in ["Models", "docs", "Tools"] {
            try FileManager.default.createSymbolicLink(
                at: root.appending(path: name), withDestinationURL: MiniCourse.project.appending(path: name))
        }
        let command = root.appending(path: "course")
        try Data("#!/bin/sh\nexec '\(MiniCourse.supervisor.path)' \"$@\"\n".utf8).write(to: command)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command.path)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// Runs a line of a shell in it.
    func shell(_ line: String, _ variables: [String: String] = [:]) async throws -> StartedProgram {
        let own = [
            "COURSE_ROOT": root.path, "COURSE_BUILD": MiniCourse().paths.build.path,
            "COURSE_INVOCATION": "./course", "NO_COLOR": "1",
        ]
        return try await StartedProgram("/bin/sh", ["-c", line], in: root, own.merging(variables) { $1 })
    }
}
