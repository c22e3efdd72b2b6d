import Foundation
import Subprocess
import Testing

@testable import Runner
@testable import TerminalUI

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// The commands as a learner and a script call them: the built program, on a course that offers one tiny network.
@Suite(.timeLimit(.minutes(20)))
struct ModelsCommandTests {
    private struct Answer {
        var ending: TerminationStatus
        var output: String
        var errors: String

        func object() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        }
    }

    /// Runs `course models`; `during` may do something to the running program.
    private func models(
        _ arguments: String..., in offered: OfferedNetwork,
        during: @escaping @Sendable (pid_t) async throws -> Void = { _ in }
    ) async throws -> Answer {
        let environment = offered.settings.environment.merging(["COURSE_ROOT": offered.root.path, "TERM": "xterm"]) {
            $1
        }
        let folder = TemporaryFolder()
        let files = ["output", "errors"].map { folder.url.appending(path: $0) }
        // Files, not pipes: what the program says is whole however it ends.
        let streams = try files.map { file in
            try Data().write(to: file)
            return try FileHandle(forWritingTo: file)
        }
        let descriptors = streams.map { FileDescriptor(rawValue: $0.fileDescriptor) }
        let result = try await Subprocess.run(
            .path(FilePath(MiniCourse.supervisor.path)), arguments: Arguments(["models"] + arguments),
            environment: .custom(
                Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), $1) })),
            workingDirectory: FilePath(offered.root.path), input: .none,
            output: .fileDescriptor(descriptors[0], closeAfterSpawningProcess: false),
            error: .fileDescriptor(descriptors[1], closeAfterSpawningProcess: false)
        ) { execution in
            try await during(execution.processIdentifier.value)
        }
        let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
        return Answer(ending: result.terminationStatus, output: texts[0], errors: texts[1])
    }

    @Test func list_info_install_remove_tellOneStory() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        try TinyNetwork.write(to: offered.root.appending(path: "Models/own"))

        var list = try await models(in: offered)
        #expect(list.ending == .exited(0))
        #expect(list.output.contains("own   resnet18  5 classes"))
        #expect(list.output.contains("tiny  resnet18  5 classes"))
        #expect(list.output.split(separator: "\n").allSatisfy { String($0).displayWidth <= 80 })
        #expect(!list.output.contains("\u{1B}"))

        let before = try await models("info", "tiny", "--json", in: offered).object()
        #expect(before["state"] as? String == "available")
        #expect(before["url"] as? String == offered.server.address())
        #expect(before["sha256"] is NSNull && before["accuracy"] is NSNull)
        #expect((before["labels"] as? [String])?.count == TinyNetwork.classes)

        let install = try await models("install", "tiny", "--json", in: offered)
        #expect(install.ending == .exited(0))
        let installed = try install.object()
        #expect(installed["wasInstalled"] as? Bool == false)
        #expect(installed["bytes"] as? Int == offered.content.count)
        #expect(install.errors.contains("Fetching tiny from \(offered.server.address())"))
        #expect(install.errors.contains("100%"))
        #expect(!install.errors.contains("\u{1B}"))

        let after = try await models("info", "tiny", "--json", in: offered).object()
        #expect(after["state"] as? String == "installed" && after["intact"] as? Bool == true)
        #expect(after["sha256"] as? String == installed["sha256"] as? String)
        #expect(try await models("install", "tiny", in: offered).output.contains("is installed already, and sound"))

        list = try await models("list", "--json", in: offered)
        let entries = try #require(try list.object()["models"] as? [[String: Any]])
        #expect(entries.compactMap { $0["name"] as? String } == ["own", "tiny"])
        #expect(entries.compactMap { $0["state"] as? String } == ["shipped", "installed"])

        #expect(try await models("remove", "tiny", in: offered).ending == .exited(0))
        let again = try await models("remove", "tiny", in: offered)
        #expect(again.ending == .exited(1))
        #expect(again.errors.contains("course: The network tiny is not installed."))
    }

    @Test func whatCannotBeDone_isToldWithTheRightExitCode() async throws {
        let offered = try OfferedNetwork(.status(500))
        defer { offered.server.stop() }
        try TinyNetwork.write(to: offered.root.appending(path: "Models/own"))
        #expect(try await models("info", "tinny", in: offered).ending == .exited(64))
        #expect(try await models("remove", "own", in: offered).ending == .exited(1))
        #expect(try await models("install", "own", in: offered).ending == .exited(1))
        #expect(try await models("install", "tiny", "--from", "nowhere.pth", in: offered).ending == .exited(64))
        let failed = try await models("install", "tiny", "--json", in: offered)
        #expect(failed.ending == .exited(1))
        #expect(failed.output.isEmpty)
        #expect(failed.errors.contains("the server is in trouble (status 500)"))
        try offered.folder.write("{", to: "Models/torchvision.json")
        #expect(try await models(in: offered).ending == .exited(70))
    }

    @Test func aChangedFile_isSeenByInfo() async throws {
        let offered = try OfferedNetwork(.whole)
        defer { offered.server.stop() }
        let model = try await offered.install()
        var content = offered.content
        content[content.count / 2] ^= 1
        try content.write(to: model.folder.appending(path: "model.safetensors"))
        let info = try await models("info", "tiny", in: offered)
        #expect(info.ending == .exited(1))
        #expect(info.output.contains("the file was changed"))
    }

    /// Ctrl-C when so many bytes have come, from none to nearly all.
    @Test(arguments: [0, 1, Int.random(in: 2..<45_000), Int.random(in: 2..<45_000)])
    func controlC_leavesWhatCame_andTheNextTimeGoesOn(bytes: Int) async throws {
        let offered = try OfferedNetwork(.stall(after: bytes))
        defer { offered.server.stop() }
        let part = offered.part
        let stopped = try await models("install", "tiny", in: offered) { [server = offered.server] process in
            while server.requests.isEmpty || part.bytes < bytes { try await Task.sleep(for: .milliseconds(5)) }
            kill(process, SIGINT)
        }
        #expect(stopped.ending == .signaled(SIGINT))
        #expect(stopped.output.isEmpty)
        #expect(stopped.errors.contains("course: stopped; nothing was installed."))
        #expect(stopped.errors.contains("are kept") == (bytes > 0))
        #expect(part.bytes == bytes)
        #expect(offered.leftovers() == [])
        offered.server.answer(.whole)
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.bytesSent == offered.content.count)
    }

    /// At some moment or other, also while the file is checked and put in place: everything or nothing.
    @Test func controlC_atAnyMoment_leavesAWholeNetworkOrNone() async throws {
        for _ in 0..<6 {
            let offered = try OfferedNetwork(.slow(parts: 4_000))
            defer { offered.server.stop() }
            let delay = Int.random(in: 0..<150)
            let answer = try await models("install", "tiny", in: offered) { [server = offered.server] process in
                while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
                try await Task.sleep(for: .milliseconds(delay))
                kill(process, SIGINT)
            }
            if offered.leftovers().contains("tiny") {
                #expect(try offered.isSound())
            } else {
                #expect(answer.ending == .signaled(SIGINT))
                try await offered.install()
                #expect(try offered.isSound())
            }
        }
    }

    /// Nobody can tidy up after this; what is left is still resumed, or replaced.
    @Test func aKilledInstallation_isTakenUpAgain() async throws {
        let offered = try OfferedNetwork(.stall(after: 12_345))
        defer { offered.server.stop() }
        let part = offered.part
        let killed = try await models("install", "tiny", in: offered) { process in
            while part.bytes < 12_345 { try await Task.sleep(for: .milliseconds(5)) }
            kill(process, SIGKILL)
        }
        #expect(killed.ending == .signaled(SIGKILL))
        offered.server.answer(.whole)
        try await offered.install()
        #expect(try offered.isSound())
        #expect(offered.server.bytesSent == offered.content.count)
    }
}
