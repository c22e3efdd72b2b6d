import Foundation
import Lessons
import Testing

@testable import Classroom
@testable import VersionControl

/// A repository that somebody handed in, which wishes harm.
struct ForeignRepositoryTests {
    private let folder = TemporaryFolder()
    private let exercise = ExerciseSpec(
        id: "resize", title: "Resize", target: "Resize", edit: ["Exercise/Resize.swift"], outputs: [])

    /// What is missing in a repository is not fetched by a program that it names itself, contained or not.
    @Test func repositoryThatNamesPrograms_startsNone() async throws {
        let marker = folder.url.appending(path: "marker")
        let program = try folder.write("#!/bin/sh\ntouch '\(marker.path)'\n", to: "bin/program").path
        chmod(program, 0o755)
        let script = """
            mkdir work && cd work && git init -q . && echo 'let a = 1' >Resize.swift && git add -A
            git -c user.name=x -c user.email=x@x -c commit.gpgsign=false commit -q -m x
            cd .. && mkdir ann && cp -r work/.git ann.git && blob=$(git --git-dir=ann.git rev-parse HEAD:Resize.swift)
            rm -rf ann.git/objects/${blob%${blob#??}} ann.git/hooks
            cd ann.git && git config core.bare true && git config core.repositoryFormatVersion 1
            git config extensions.partialClone origin && git config remote.origin.promisor true
            git config protocol.ext.allow always
            git config remote.origin.url "ext::$(printf %s "$PROGRAM" | sed 's/ /% /g')"
            git config core.fsmonitor "'$PROGRAM'" && git config core.hooksPath "$(dirname "$PROGRAM")"
            """
        var environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "PROGRAM": program]
        let made = try await StartedProgram("/bin/sh", ["-ec", script], in: folder.url, environment)
        try #require(made.status == 0, "\(made)")
        let source = try #require(SubmissionFolder.source(folder.url.appending(path: "ann.git")))
        #expect(source.form == .repository)
        let target = folder.url.appending(path: "files")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let unpacking = UnpackingScript(source, exercises: [exercise], identify: nil, target: target.path)
        environment.merge(GitSettings.foreign) { $1 }
        let answer = try await StartedProgram("/bin/sh", ["-c", unpacking.text], in: folder.url, environment)
        #expect(answer.status == UnpackingScript.Failure.damaged.rawValue, "\(answer)")
        #expect(!FileManager.default.fileExists(atPath: marker.path), "\(answer)")
    }
}
