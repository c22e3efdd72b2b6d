import Foundation
import Testing

@testable import Runner
@testable import Sandbox

/// How `bwrap` is called, and what it is believed.
struct BubblewrapTests {
    private func words(_ policy: SandboxPolicy) -> [String] {
        BubblewrapCommand(policy: policy, directory: "/work here", executable: "/a/program", arguments: ["--flag"])
            .arguments(statusDescriptor: 3)
    }

    @Test func program_comesLastBehindTheDivider() {
        #expect(words(SandboxPolicy()).suffix(3) == ["--", "/a/program", "--flag"])
        #expect(words(SandboxPolicy()).contains("--unshare-net"))
        #expect(!words(SandboxPolicy(network: true)).contains("--unshare-net"))
    }

    @Test func onlyWhatIsNamed_isMounted() throws {
        let words = words(SandboxPolicy(readable: ["/home/me/b", "/home/me"], writable: ["/home/me/b/scratch"]))
        let text = words.joined(separator: " ")
        #expect(
            text.contains(
                "--ro-bind-try /home/me /home/me --ro-bind-try /home/me/b /home/me/b "
                    + "--bind-try /home/me/b/scratch /home/me/b/scratch --remount-ro /"))
        #expect(!text.contains("--ro-bind / /"))
        #expect(text.contains("--tmpfs /tmp"))
    }

    @Test func hiddenFolder_isCoveredWhereTheSystemWouldShowIt() throws {
        let text = words(SandboxPolicy(hidden: ["/usr/src/course", "/home/me/course"])).joined(separator: " ")
        #expect(text.contains("--tmpfs /usr/src/course"))
        #expect(!text.contains("/home/me/course"))
    }

    @Test(arguments: [
        ("{ \"child-pid\": 4 }\n{ \"exit-code\": 0 }\n", Int32(0)), ("{ \"exit-code\": 3 }\n", 3 << 8),
        ("{ \"child-pid\": 4 }\n{ \"exit-code\": 139 }\n", SIGSEGV),
    ])
    func status_isThatOfTheProgram(said: String, status: Int32) {
        #expect(BubblewrapStatus(Data(said.utf8)).waitStatus == status)
    }

    @Test(arguments: ["", "{ \"child-pid\": 4 }\n", "nonsense\n"])
    func programThatNeverStarted_hasNoStatus(said: String) {
        #expect(BubblewrapStatus(Data(said.utf8)).waitStatus == nil)
    }

    @Test func complaints_haveAdvice() {
        #expect(BubblewrapContainment.advice(for: "bwrap: Unknown option --size").contains("0.8 or newer"))
        #expect(
            BubblewrapContainment.advice(for: "bwrap: setting up uid map: Permission denied").contains("apparmor"))
    }

    @Test func brokenBubblewrap_isUnavailableAndNeverRunsTheProgram() async throws {
        let folder = TemporaryFolder()
        let program = try folder.write("#!/bin/sh\necho 'bwrap: it is raining' >&2\nexit 1\n", to: "bwrap")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        let containment = BubblewrapContainment(
            supervisor: MiniCourse.supervisor, environment: ["PATH": "/nowhere:\(folder.url.path)"])
        let status = await containment.status()
        #expect(!status.isAvailable)
        #expect(status.says.contains("it is raining"))
        let report = try await containment.run(
            SandboxRequest(
                executable: "/bin/sh", arguments: ["-c", "exit 0"], directory: "/",
                limits: SandboxLimits(wallSeconds: 10, outputBytes: 1 << 16)))
        #expect(report.ending == .notContained(reason: "bwrap: it is raining"))
    }
}
