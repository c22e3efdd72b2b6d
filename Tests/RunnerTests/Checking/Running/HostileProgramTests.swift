import Foundation
import Grading
import Testing

@testable import Checking
@testable import Runner
@testable import Sandbox
@testable import Support
@testable import TerminalUI

extension MiniCourseTests {
    /// What a grader must survive: each program with the right outcome, within seconds, and with nothing left behind.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct HostileProgramTests {
        let mini = MiniCourse()

        /// Checks a program on a level, and that none of its processes and none of its files is left.
        private func check(_ program: String, on level: SandboxLevel, in mini: MiniCourse? = nil) async throws
            -> CheckRecord
        {
            let mini = mini ?? self.mini
            let record = try await mini.check("hostile", .mistake(source: "Programs/\(program).swift"), on: level)
            #expect(record.containment == level.rawValue)
            #expect(record.seconds.run < 10)
            #expect(try await ProcessScan.waitForNone(with: mini.marker) == [])
            let runs = (try? FileManager.default.contentsOfDirectory(atPath: mini.paths.runs.path)) ?? []
            #expect(runs.filter { $0.hasPrefix("\(getpid())-") } == [])
            return record
        }

        private func crash(_ program: String, on level: SandboxLevel) async throws -> Crash {
            let record = try await check(program, on: level)
            #expect(record.outcome == .crashed)
            guard case .crashed(let crash) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            return crash
        }

        private struct Unexpected: Error { var problem: String }

        private static let file = "Lessons/02-hostile/Exercise/Hostile.swift"

        @Test(arguments: await SandboxLevel.offered())
        func solution_passes(level: SandboxLevel) async throws {
            #expect(try await mini.check("hostile", .solution, on: level).outcome == .passed)
        }

        // MARK: Crashes

        @Test(
            arguments: [
                ("index-out-of-range", "Index out of range", 7),
                ("forced-nil", "Unexpectedly found nil while unwrapping an Optional value", 7),
                ("fatal-error", "the sky is falling", 6),
                ("broken-precondition", "there must be no numbers", 7),
            ], await SandboxLevel.offered())
        func trap_isReportedWithItsMessageAndLine(
            trap: (program: String, message: String, line: Int), level: SandboxLevel
        )
            async throws
        {
            let crash = try await crash(trap.program, on: level)
            #expect(crash.message == trap.message)
            #expect(crash.place == Crash.Place(file: Self.file, line: trap.line))
            #expect(!crash.isStackOverflow)
        }

        @Test(arguments: await SandboxLevel.offered())
        func overflow_isATrapAtItsLine(level: SandboxLevel) async throws {
            let crash = try await crash("arithmetic-overflow", on: level)
            #expect(crash.place == Crash.Place(file: Self.file, line: 7))
        }

        @Test(arguments: await SandboxLevel.offered())
        func endlessRecursion_isCalledSo(level: SandboxLevel) async throws {
            let crash = try await crash("endless-recursion", on: level)
            #expect(crash.isStackOverflow)
            #expect(crash.signalName == "SIGSEGV")
        }

        @Test(arguments: [("abort", "SIGABRT"), ("segmentation-fault", "SIGSEGV")], await SandboxLevel.offered())
        func signal_isNamed(program: (name: String, signal: String), level: SandboxLevel) async throws {
            #expect(try await crash(program.name, on: level).signalName == program.signal)
        }

        @Test(arguments: await SandboxLevel.offered())
        func thrownError_isACrashWithItsWords(level: SandboxLevel) async throws {
            let record = try await check("throws", on: level)
            #expect(record.outcome == .crashed)
            guard case .threw(let said) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            #expect(said?.contains("Unwilling") == true)
        }

        @Test(
            arguments: [("pretends-not-attempted", Int32(96)), ("exits-with-three", 3), ("claims-fault", 70)],
            await SandboxLevel.offered())
        func statusOfItsOwn_isACrash(program: (name: String, status: Int32), level: SandboxLevel) async throws {
            let record = try await check(program.name, on: level)
            #expect(record.outcome == .crashed)
            #expect(record.problem == .exited(status: program.status))
        }

        @Test(arguments: await SandboxLevel.offered())
        func errorOfTheCoursesReader_isTheLearnersWhereItsCodeThrewIt(level: SandboxLevel) async throws {
            let record = try await check("throws-reading-error", on: level)
            guard case .threw(let said) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            #expect(said?.contains("/nowhere/of-mine.safetensors") == true)
        }

        /// Whatever a program says and however it ends, a terminal gets text.
        @Test(arguments: ["traps-with-codes", "throws-codes", "prints-codes"], await SandboxLevel.offered())
        func codes_reachNoTerminal(program: String, level: SandboxLevel) async throws {
            let record = try await check(program, on: level)
            let exercise = try #require(mini.course.exercise("hostile"))
            let lesson = try #require(mini.course.lesson(of: "hostile"))
            let result = CheckedExercise(
                exercise: exercise, lesson: lesson, record: record, hint: nil)
            let plain = Terminal(output: false, error: false, input: false, columns: 80, environment: [:])
            let page = CheckPage(result: result, terminal: plain, root: mini.root, invocation: "./course")
            for line in page.lines() + [page.shortLine()] {
                #expect(line == TerminalText.onlyOurCodes(line), "\(line.debugDescription)")
            }
            let json = String(decoding: try Console.encoded(CheckReport(result)), as: UTF8.self)
            #expect(json == json.harmless)
            #expect(json.contains("drawkcab") || json.contains("printed"))
        }

        // MARK: Limits

        @Test(arguments: ["spin", "spin-ignoring-signals"], await SandboxLevel.offered())
        func endlessLoop_isEndedByTheClock(program: String, level: SandboxLevel) async throws {
            let record = try await check(program, on: level)
            #expect(record.outcome == .timedOut)
            #expect(record.problem == .timedOut(seconds: 2))
            #expect(record.seconds.run < 4)
        }

        @Test(
            arguments: [
                ("many-children", RunReport.Resource.processes), ("fork-bomb", .processes), ("much-memory", .memory),
                ("hundred-gigabytes", .memory), ("flood-output", .output), ("flood-errors", .errorOutput),
                ("many-files", .fileCount), ("big-file", .files), ("fills-disk", .files), ("unlinked-files", .files),
                ("locked-folder", .files), ("nested-folders", .folderDepth),
            ], await SandboxLevel.offered())
        func excess_isEndedAndNamed(program: (name: String, resource: RunReport.Resource), level: SandboxLevel)
            async throws
        {
            let record = try await check(program.name, on: level)
            #expect(record.outcome == .overLimit)
            guard case .overLimit(program.resource, _, _) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            #expect(record.printed.utf8.count <= 64 << 10)
        }

        /// Such memory is not to be had above `limits`, and counted there.
        @Test(arguments: ["memory-in-a-file", "memory-of-children"], await SandboxLevel.offered())
        func memoryOfNoProcess_isRefusedOrCounted(program: String, level: SandboxLevel) async throws {
            let record = try await check(program, on: level)
            guard !level.guardsFiles else {
                #expect(record.outcome == .passed)
                return
            }
            guard case .overLimit(.memory, _, let used) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            #expect(used > 256 << 20)
        }

        @Test(arguments: await SandboxLevel.offered())
        func lockedFolders_areRemoved(level: SandboxLevel) async throws {
            #expect(try await check("leaves-locked-folders", on: level).outcome == .passed)
        }

        @Test(arguments: ["leaves-daemon", "daemon-holds-output"], await SandboxLevel.offered())
        func daemon_isEndedAndTheAnswerCounts(program: String, level: SandboxLevel) async throws {
            let record = try await check(program, on: level)
            #expect(record.outcome == .passed)
            // With its namespace, the kernel may have ended it before anybody could count.
            if level != .bubblewrap { #expect((record.run?.leftBehind ?? 0) > 0) }
            #expect(record.seconds.run < 2)
        }

        // MARK: Other processes

        @Test(arguments: await SandboxLevel.offered())
        func killingTheParent_endsTheProgramAndNothingElse(level: SandboxLevel) async throws {
            let record = try await check("kills-parent", on: level)
            guard level.guardsFiles else {
                #expect(record.outcome == .crashed)
                #expect(record.problem == .killedItsParent)
                return
            }
            #expect(record.outcome == .passed, "the signal went nowhere")
        }

        @Test(
            arguments: ["kills-supervisor", "starves-supervisor"],
            await SandboxLevel.offered().filter(\.guardsFiles))
        func endingTheSupervisor_doesNothing(program: String, level: SandboxLevel) async throws {
            #expect(try await check(program, on: level).outcome == .passed)
        }

        @Test(arguments: await SandboxLevel.offered())
        func whatIsNotItsOwn_isOutOfReachAboveLimits(level: SandboxLevel) async throws {
            let record = try await check("reaches-out", on: level)
            #expect(record.outcome == (level.guardsFiles ? .passed : .failed), "\(record.printed)")
            #expect(record.printed.isEmpty == level.guardsFiles, "\(record.printed)")
        }

        // MARK: SandboxPolicy

        /// What the program wrote where it should not; removed.
        private func strays() -> [String] {
            let folders = [
                "/var/tmp", "/usr/local", mini.root.appending(path: "Lessons/02-hostile").path,
                NSHomeDirectoryForUser(NSUserName()) ?? "/root",
            ]
            let paths = folders.map { "\($0)/hostile-\(mini.marker)" }
            return paths.filter { (try? FileManager.default.removeItem(atPath: $0)) != nil }
        }

        @Test(arguments: await SandboxLevel.offered())
        func writingOutsideItsFolder_isPreventedAboveLimits(level: SandboxLevel) async throws {
            let record = try await check("writes-outside", on: level)
            let strays = strays()
            guard level.guardsFiles else {
                // Nothing prevents it; that the lesson was written to is noticed, and its answer does not count.
                #expect(!strays.isEmpty)
                #expect(record.outcome == .graderFault)
                guard case .fault(let said) = record.problem else {
                    throw Unexpected(problem: "\(String(describing: record.problem))")
                }
                #expect(said.contains("Lessons/02-hostile/hostile-\(mini.marker) was changed while the program ran"))
                return
            }
            #expect(strays == [])
            #expect(record.outcome == .passed)
        }

        @Test(arguments: await SandboxLevel.offered())
        func references_areOutOfSightAboveLimits(level: SandboxLevel) async throws {
            let record = try await check("reads-references", on: level)
            #expect(record.outcome == (level.guardsFiles ? .passed : .failed), "\(record.printed)")
            #expect(record.printed.isEmpty == level.guardsFiles)
        }

        @Test(arguments: await SandboxLevel.offered())
        func copyingTheReference_passesOnlyOnLimits(level: SandboxLevel) async throws {
            #expect(try await check("copies-reference", on: level).outcome == (level.guardsFiles ? .failed : .passed))
        }

        @Test(arguments: await SandboxLevel.offered())
        func connecting_isPreventedAboveLimits(level: SandboxLevel) async throws {
            let listener = try Listener.namedAfterItsRun()
            let record = try await check("opens-socket", on: level, in: listener.mini)
            withExtendedLifetime(listener) {}
            #expect(record.outcome == (level.guardsFiles ? .passed : .failed))
        }

        // MARK: Outputs

        @Test(arguments: await SandboxLevel.offered())
        func endingWell_isNotPassing(level: SandboxLevel) async throws {
            let record = try await check("writes-nothing", on: level)
            #expect(record.outcome == .noOutput)
            #expect(record.printed == "all tests passed\n")
        }

        @Test(arguments: ["not-a-number", "wrong-rank"], await SandboxLevel.offered())
        func wrongTensors_fail(program: String, level: SandboxLevel) async throws {
            #expect(try await check(program, on: level).outcome == .failed)
        }

        @Test(arguments: ["malformed-output", "pipe-as-output", "oversized-output"], await SandboxLevel.offered())
        func whatIsNoTensorFile_isNoOutput(program: String, level: SandboxLevel) async throws {
            #expect(try await check(program, on: level).outcome == .noOutput)
        }
    }
}

/// Somebody who listens on this machine's own port that `opens-socket` tries.
private final class Listener {
    let mini: MiniCourse
    private let descriptor: Int32

    struct NoPort: Error {}

    /// Listens at the port that belongs to the marker of a mini course; another course where the port is taken.
    static func namedAfterItsRun() throws -> Listener {
        for _ in 0..<20 {
            if let listener = Listener(for: MiniCourse()) { return listener }
        }
        throw NoPort()
    }

    private init?(for mini: MiniCourse) {
        self.mini = mini
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        descriptor = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        let port = 20_000 + mini.marker.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 20_000 }
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let isBound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isBound, listen(descriptor, 4) == 0 else { return nil }
    }

    deinit { close(descriptor) }
}
