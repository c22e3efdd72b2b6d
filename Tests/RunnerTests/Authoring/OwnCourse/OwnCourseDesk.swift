import Foundation

@testable import Runner

/// A user with a home of their own, in whose folders courses are made and taken, with the kit that is being tested.
final class OwnCourseDesk: Sendable {
    /// Its name is not plain ASCII, and has spaces.
    let home = FileManager.default.temporaryDirectory
        .appending(path: "Kurse für alle \(UUID().uuidString)").resolvingSymlinksInPath()
    var kits: URL { home.appending(path: ".local/share/course-kit") }
    /// A kit that starts the program under test at once: the real one would be built anew while the tests run.
    var kit: URL { home.appending(path: "kit") }

    init() throws {
        let kit = home.appending(path: "kit")
        try FileManager.default.createDirectory(
            at: kit.appending(path: "Sources/NN"), withIntermediateDirectories: true)
        try Self.install(
            """
            own=${COURSE_OWN:-}
            unset COURSE_OWN
            echo start >>'\(kit.path)/starts'
            export COURSE_KIT='\(MiniCourse.project.path)'
            export COURSE_ROOT=${own:-$COURSE_KIT}
            exec '\(MiniCourse.supervisor.path)' "$@"
            """, at: kit.appending(path: "course"))
        try Data("[user]\nname = Ada\nemail = ada@example.org\n".utf8).write(to: home.appending(path: ".gitconfig"))
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    static func install(_ script: String, at file: URL) throws {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data("#!/bin/bash\n\(script)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }

    /// Puts the kit where courses look for it.
    func installKit(version: String) throws {
        try FileManager.default.createDirectory(at: kits, withIntermediateDirectories: true)
        let place = kits.appending(path: version)
        try? FileManager.default.removeItem(at: place)
        try FileManager.default.createSymbolicLink(at: place, withDestinationURL: kit)
    }

    /// Runs a line of a shell in a folder.
    func shell(_ line: String, in folder: URL, environment: [String: String] = [:]) async throws -> StartedProgram {
        var variables = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home.path, "TERM": "dumb",
            "NO_COLOR": "1", "LANG": "C.UTF-8", "PWD": folder.path,
        ]
        variables["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
        variables.merge(environment) { $1 }
        return try await StartedProgram("/bin/bash", ["-c", line], in: folder, variables, inherits: false)
    }
}

extension StartedProgram {
    /// What was printed, as one JSON object.
    func object() throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return object
    }
}
