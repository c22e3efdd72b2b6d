import Foundation
import Testing

@testable import Runner
@testable import Sandbox

/// What a program can reach on each level that keeps it to its reach, asked by a shell: cheap enough to ask much.
@Suite(.timeLimit(.minutes(20)))
struct ReachTests {
    private let folder = TemporaryFolder()

    /// What a script prints on a level, with one folder to read, one to fill, and one that is nobody's business.
    private func run(_ script: String, on level: SandboxLevel, network: Bool = false, hidden: [String] = [])
        async throws
        -> RunReport
    {
        try folder.write("given", to: "given/file")
        try folder.write("secret", to: "secret/file")
        try folder.write("", to: "scratch/empty")
        let root = folder.url.resolvingSymlinksInPath().path
        let containment = try await ContainmentLadder(supervisor: MiniCourse.supervisor).choose(level)
        return try await containment.run(
            SandboxRequest(
                executable: "/bin/sh", arguments: ["-c", script],
                environment: ["PATH": "/usr/bin:/bin", "ROOT": root], directory: "\(root)/scratch",
                limits: SandboxLimits(wallSeconds: 10, outputBytes: 1 << 16, processes: 16),
                policy: SandboxPolicy(
                    readable: ["\(root)/given"], writable: ["\(root)/scratch"], hidden: hidden, network: network)))
    }

    private func output(_ script: String, on level: SandboxLevel) async throws -> String {
        let report = try await run("exec 2>&1; \(script)", on: level)
        #expect(report.ending == .exited(status: 0))
        return String(decoding: report.standardOutput, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func whatIsNamed_canBeReadAndFilled(level: SandboxLevel) async throws {
        #expect(try await output(#"cat "$ROOT/given/file"; echo new > made; cat made"#, on: level) == "givennew")
        #expect(
            try await output("mkdir a; echo x > a/b; mv a/b c; ln c d; rm c; cat d; echo gone > /dev/null", on: level)
                == "x")
    }

    @Test(
        arguments: await SandboxLevel.offered().filter(\.guardsFiles),
        [
            #"cat "$ROOT/secret/file""#, #"ls "$ROOT/secret""#, #"echo x > "$ROOT/given/file""#,
            #"echo x > "$ROOT/given/new""#, #"rm "$ROOT/given/file""#,
            #"mv "$ROOT/given/file" ."#, #"ln "$ROOT/secret/file" stolen && cat stolen"#,
            #"ln -s "$ROOT/secret/file" link && cat link"#, #"chmod 777 "$ROOT/given/file""#,
            #"touch -d 2001-01-01 "$ROOT/given/file""#, "echo x > /etc/hostile", "echo x > /usr/hostile",
            "echo x > /dev/shm/hostile", "cat /etc/passwd", "mount -t tmpfs none /mnt", "unshare -U true",
            "chroot / true", "echo 1 > /proc/sys/kernel/panic_on_oops", "renice 5 $PPID", "taskset -p 1 $PPID",
            "prlimit --pid $PPID --cpu=1000", "ipcmk -M 4096", "ipcmk -Q", "head -c 1 /dev/zero | grep -q .",
        ])
    func whatIsNotNamed_cannot(level: SandboxLevel, script: String) async throws {
        let report = try await run("{ \(script); } 2>/dev/null && exit 0; exit 7", on: level)
        #expect(report.ending == .exited(status: 7))
        #expect(try String(contentsOf: folder.url.appending(path: "given/file"), encoding: .utf8) == "given")
    }

    /// In its own view of the machine a program may make files beside its folder, in the private `/tmp`; nobody else sees them.
    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func nothingAppears_outsideItsFolder(level: SandboxLevel) async throws {
        _ = try await run(#"echo x > "$ROOT/new"; echo x > /tmp/hostile-reach; mkdir "$ROOT/folder""#, on: level)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(names.sorted() == ["given", "scratch", "secret"])
        #expect(!FileManager.default.fileExists(atPath: "/tmp/hostile-reach"))
    }

    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func processesOfOthers_areOutOfReach(level: SandboxLevel) async throws {
        let sleeper = Process()
        sleeper.executableURL = URL(filePath: "/bin/sleep")
        // Longer than the busiest machine takes.
        sleeper.arguments = ["120"]
        sleeper.standardOutput = FileHandle.nullDevice
        sleeper.standardError = FileHandle.nullDevice
        try sleeper.run()
        // A process of the tests hears no SIGTERM, and one that stayed would keep their output open.
        defer { kill(sleeper.processIdentifier, SIGKILL) }
        let id = sleeper.processIdentifier
        let report = try await run("kill -KILL \(id) 2>/dev/null && exit 0; exit 7", on: level)
        #expect(report.ending == .exited(status: 7))
        #expect(sleeper.isRunning)
        // Its own children it may end.
        let own = try await output("sleep 30 & kill $! && wait $! || echo ended", on: level)
        #expect(own.hasSuffix("ended"))
    }

    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func environmentsOfOthers_areOutOfReach(level: SandboxLevel) async throws {
        let sleeper = Process()
        sleeper.executableURL = URL(filePath: "/bin/sleep")
        // Longer than the busiest machine takes.
        sleeper.arguments = ["120"]
        sleeper.standardOutput = FileHandle.nullDevice
        sleeper.standardError = FileHandle.nullDevice
        sleeper.environment = ["SECRET": "told"]
        try sleeper.run()
        // A process of the tests hears no SIGTERM, and one that stayed would keep their output open.
        defer { kill(sleeper.processIdentifier, SIGKILL) }
        let script = #"cat "/proc/\#(sleeper.processIdentifier)/environ" /proc/*/environ 2>/dev/null"#
        let said = try await output("\(script) | tr '\\0' '\\n' | grep -c -e SECRET -e COURSE_JOB; true", on: level)
        #expect(said == "0")
    }

    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func powers_areGone(level: SandboxLevel) async throws {
        let said = try await output(
            "grep -E '^(CapPrm|CapEff|CapAmb|NoNewPrivs|Seccomp):' /proc/self/status", on: level)
        let expected = [
            "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000", "CapAmb:\t0000000000000000", "NoNewPrivs:\t1",
            "Seccomp:\t2",
        ]
        #expect(said.split(separator: "\n").map(String.init) == expected)
    }

    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func signals_keepTheirNames(level: SandboxLevel) async throws {
        #expect(try await run("kill -SEGV $$", on: level).ending == .signalled(SIGSEGV))
        #expect(try await run("kill -KILL $$", on: level).ending == .signalled(SIGKILL))
        #expect(try await run("exit 3", on: level).ending == .exited(status: 3))
    }

    #if os(Linux)
        /// Versions 3 to 5 know no rules for signals, 3 none for devices: what is missing has to come from seccomp.
        @Test(arguments: [Int32(3), 4, 5, 6])
        func olderLandlock_keepsTheSamePromise(version: Int32) async throws {
            guard await SandboxLevel.offered().contains(.landlock) else { try Test.cancel("no Landlock here") }
            #expect(LandlockContainment.trial(version: version) == 0)
            #expect(LandlockContainment.trial(version: 2) == EOPNOTSUPP)
            #expect(LandlockContainment.trial(version: 0) == ENOSYS)
        }

        @Test func landlock_refusesWhatItCouldNotHide() async throws {
            guard await SandboxLevel.offered().contains(.landlock) else { try Test.cancel("no Landlock here") }
            let report = try await run("true", on: .landlock, hidden: ["/usr/src/course"])
            guard case .notContained(let reason) = report.ending else {
                Issue.record("\(report.ending)")
                return
            }
            #expect(reason.contains("/usr/src/course"))
        }
    #endif

    @Test(arguments: await SandboxLevel.offered().filter(\.guardsFiles))
    func missingProgram_isTheCoursesFault(level: SandboxLevel) async throws {
        let containment = try await ContainmentLadder(supervisor: MiniCourse.supervisor).choose(level)
        let report = try await containment.run(
            SandboxRequest(
                executable: "/nowhere/at/all", directory: "/",
                limits: SandboxLimits(wallSeconds: 10, outputBytes: 1 << 16))
        )
        switch report.ending {
        case .notStarted(step: "exec", errorNumber: ENOENT): #expect(level == .landlock)
        case .notContained(let reason): #expect(reason.contains("/nowhere/at/all"))
        default: Issue.record("\(report.ending)")
        }
    }
}
