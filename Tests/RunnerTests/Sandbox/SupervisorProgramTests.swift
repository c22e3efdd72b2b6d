import Foundation
import Synchronization
import Testing

@testable import Runner
@testable import Sandbox

/// The supervisor with programs that every machine has.
@Suite(.timeLimit(.minutes(20)))
struct SupervisorProgramTests {
    private let marker = "supervisor-\(UUID().uuidString)"

    private func request(_ script: String, wallSeconds: Double = 10, streams: Bool = false) -> SandboxRequest {
        SandboxRequest(
            executable: "/bin/sh", arguments: ["-c", script],
            environment: ["PATH": "/usr/bin:/bin", "COURSE_RUN": marker], directory: "/",
            limits: SandboxLimits(wallSeconds: wallSeconds, outputBytes: 1 << 16, processes: 16), streamsOutput: streams
        )
    }

    @Test func output_isKeptApart() async throws {
        let report = try await MiniCourse.supervisor.run(request("echo one; echo two >&2; exit 3")) { _ in }
        #expect(report.ending == .exited(status: 3))
        #expect(report.standardOutput == Data("one\n".utf8))
        #expect(report.standardError == Data("two\n".utf8))
        #expect(report.leftBehind == 0)
    }

    @Test func output_isStreamedWhenAskedFor() async throws {
        let pieces = Mutex<[OutputPiece]>([])
        _ = try await MiniCourse.supervisor.run(request("echo one; sleep 0.2; echo two", streams: true)) { piece in
            pieces.withLock { $0.append(piece) }
        }
        #expect(pieces.withLock { $0.map(\.bytes) } == [Data("one\n".utf8), Data("two\n".utf8)])
    }

    @Test func environment_isExactlyWhatTheJobSays() async throws {
        let script = "env | cut -d= -f1 | grep -v '^_$' | sort | tr '\\n' ' '"
        let report = try await MiniCourse.supervisor.run(request(script)) { _ in }
        #expect(String(decoding: report.standardOutput, as: UTF8.self) == "COURSE_RUN PATH PWD ")
    }

    @Test func missingProgram_isNotStarted() async throws {
        var request = request("")
        request.executable = "/nowhere/at/all"
        let report = try await MiniCourse.supervisor.run(request) { _ in }
        #expect(report.ending == .notStarted(step: "exec", errorNumber: ENOENT))
    }

    @Test func missingSupervisor_isAnError() async throws {
        let program = SupervisorProgram(path: "/nowhere/at/all")
        await #expect(throws: SupervisionError.self) { _ = try await program.run(request("true")) { _ in } }
    }

    @Test func programThatIsNoSupervisor_isAnError() async throws {
        let program = SupervisorProgram(path: "/bin/true")
        await #expect(throws: SupervisionError.self) { _ = try await program.run(request("true")) { _ in } }
    }

    @Test func processorTime_isNamedWhenItRunsOut() async throws {
        var request = request("while :; do :; done", wallSeconds: 40)
        request.limits.cpuSeconds = 1
        let report = try await MiniCourse.supervisor.run(request) { _ in }
        guard case .overLimit(.processorTime, limit: 1, used: _) = report.ending else {
            Issue.record("\(report.ending)")
            return
        }
    }

    @Test func cancelling_endsEverything() async throws {
        let running = Task { [request = request("(setsid sleep 60 &) ; sleep 60", wallSeconds: 30)] in
            try await MiniCourse.supervisor.run(request) { _ in }
        }
        while ProcessScan.processes(with: marker).count(where: ProcessScan.isSleeping) < 2 {
            try await Task.sleep(for: .milliseconds(20))
        }
        running.cancel()
        await #expect(throws: CancellationError.self) { _ = try await running.value }
        #expect(try await ProcessScan.waitForNone(with: marker) == [])
    }

    @Test func killedSupervisor_isAnErrorAndTheProgramEnds() async throws {
        let running = Task { [request = request("exec sleep 60", wallSeconds: 30)] in
            try await MiniCourse.supervisor.run(request) { _ in }
        }
        var program: [Int32] = []
        while program.isEmpty {
            program = ProcessScan.processes(with: marker).filter(ProcessScan.isSleeping)
            try await Task.sleep(for: .milliseconds(20))
        }
        let keeper = try #require(ProcessScan.parent(of: program[0]))
        kill(try #require(ProcessScan.parent(of: keeper)), SIGKILL)
        await #expect(throws: SupervisionError.self) { _ = try await running.value }
        #expect(try await ProcessScan.waitForNone(with: marker) == [])
    }
}
