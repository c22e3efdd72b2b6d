import Foundation
import Support
import Testing

@testable import Authoring
@testable import VersionControl

/// The one way in which git is called.
@Suite(.timeLimit(.minutes(2)))
struct GitTests {
    private let folder = TemporaryFolder()
    private var git: Git { Git(root: folder.url, for: "updates") }
    private let names = [
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    ]

    @Test func hooks_areNotRun() async throws {
        try await git.run(["init", "-q"])
        let marker = folder.url.appending(path: "marker")
        let hook = try folder.write("#!/bin/sh\ntouch '\(marker.path)'\n", to: ".git/hooks/pre-commit")
        chmod(hook.path, 0o755)
        try folder.write("one", to: "one")
        try await git.run(["add", "-A"])
        try await git.run(["commit", "-q", "-m", "One", "--no-gpg-sign"], variables: names)
        #expect(!FileManager.default.fileExists(atPath: marker.path))
        let head = try #require(try await git.output(["show", "HEAD:./one"]))
        #expect(String(decoding: head, as: UTF8.self) == "one")
        #expect(try await git.output(["show", "HEAD:./two"]) == nil)
        let committed = try await CommittedFile.contents(of: folder.url.appending(path: "one"))
        #expect(committed == Data("one".utf8))
        #expect(
            try await FirstCommit.make(in: folder.url) == .inside(repository: folder.url.resolvingSymlinksInPath().path)
        )
    }

    @Test func callersOwnPlaces_areForgotten() {
        let inherited = [
            "GIT_DIR": "/else", "GIT_WORK_TREE": "/else", "GIT_INDEX_FILE": "/else", "HOME": "/home/ada",
            "GIT_AUTHOR_NAME": "Ada", "LC_ALL": "de_DE.UTF-8",
        ]
        #expect(
            GitSettings.environment(from: inherited, asks: false) == [
                "HOME": "/home/ada", "GIT_AUTHOR_NAME": "Ada", "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0",
                "GIT_TERMINAL_PROMPT": "0",
            ])
        #expect(GitSettings.environment(from: [:], asks: true)["GIT_TERMINAL_PROMPT"] == nil)
    }

    @Test func whatGoesWrong_isSaidInGitsWords() async throws {
        let error = await #expect(throws: CommandError.self) { try await git.run(["rev-parse", "HEAD"]) }
        let sentence = error?.messages.first ?? ""
        #expect(sentence.hasPrefix("git could not do its part: not a git repository"), "\(sentence)")
        #expect(sentence.contains("(`git rev-parse` in \(folder.url.path).)"), "\(sentence)")
    }

    @Test func withoutGit_itIsSaidWhatNeedsIt() async throws {
        let error = await #expect(throws: CommandError.self) {
            try await git.answer(["--version"], variables: ["PATH": "/nowhere"])
        }
        #expect(error?.exitCode == 1)
        let sentence = error?.messages.first ?? ""
        #expect(sentence.hasPrefix("The program git could not be started"), "\(sentence)")
        #expect(sentence.hasSuffix("and updates come through it. Install git, then try again."), "\(sentence)")
    }

    @Test func moreThanIsRead_isNoLackOfGit() async throws {
        let error = await #expect(throws: CommandError.self) { try await git.answer(["help", "-a"], limit: 100) }
        #expect(
            error?.messages.first?.hasPrefix("git says more than 100 bytes") == true, "\(String(describing: error))")
        #expect(try await git.output(["help", "-a"], limit: 100) == nil)
    }

    @Test func cancelledCall_isEndedAndNoError() async throws {
        let began = ContinuousClock.now
        let call = Task { [git] in try await git.answer(["-c", "alias.wait=!exec sleep 60", "wait"]) }
        try await Task.sleep(for: .milliseconds(300))
        call.cancel()
        await #expect(throws: CancellationError.self) { try await call.value }
        #expect(ContinuousClock.now - began < .seconds(30))
    }
}
