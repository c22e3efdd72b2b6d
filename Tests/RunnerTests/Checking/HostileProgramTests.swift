import Foundation
import Grading
import Testing

@testable import Runner

extension MiniCourseTests {
    /// What a grader must survive: each program with the right outcome, within seconds, and with nothing left behind.
    @Suite(.serialized, .timeLimit(.minutes(10)))
    struct HostileProgramTests {
        let mini = MiniCourse()

        /// Checks a program, and that none of its processes and none of its files is left.
        private func check(_ program: String) async throws -> CheckRecord {
            let record = try await mini.check("hostile", .mistake(source: "Programs/\(program).swift"))
            #expect(record.seconds.run < 10)
            #expect(try await ProcessScan.waitForNone(with: mini.marker) == [])
            let runs = (try? FileManager.default.contentsOfDirectory(atPath: mini.workspace.runs.path)) ?? []
            #expect(runs.filter { $0.hasPrefix("\(getpid())-") } == [])
            return record
        }

        private func crash(_ program: String) async throws -> Crash {
            let record = try await check(program)
            #expect(record.outcome == .crashed)
            guard case .crashed(let crash) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            return crash
        }

        private struct Unexpected: Error { var problem: String }

        /// What was used too much of, and the record.
        private func overLimit(_ program: String) async throws -> RunReport.Resource? {
            let record = try await check(program)
            #expect(record.outcome == .overLimit, "\(String(describing: record.problem))")
            guard case .overLimit(let resource, _, _) = record.problem else { return nil }
            return resource
        }

        private static let file = "Lessons/02-hostile/Exercise/Hostile.swift"

        @Test func solution_passes() async throws {
            #expect(try await mini.check("hostile", .solution).outcome == .passed)
        }

        // MARK: Crashes

        @Test(arguments: [
            ("index-out-of-range", "Index out of range", 7),
            ("forced-nil", "Unexpectedly found nil while unwrapping an Optional value", 7),
            ("fatal-error", "the sky is falling", 6),
        ])
        func trap_isReportedWithItsMessageAndLine(program: String, message: String, line: Int) async throws {
            let crash = try await crash(program)
            #expect(crash.message == message)
            #expect(crash.place == Crash.Place(file: Self.file, line: line))
            #expect(!crash.isStackOverflow)
        }

        @Test func endlessRecursion_isCalledSo() async throws {
            let crash = try await crash("endless-recursion")
            #expect(crash.isStackOverflow)
            #expect(crash.signalName == "SIGSEGV")
        }

        @Test(arguments: [("abort", "SIGABRT"), ("segmentation-fault", "SIGSEGV")])
        func signal_isNamed(program: String, signal: String) async throws {
            #expect(try await crash(program).signalName == signal)
        }

        @Test func thrownError_isACrashWithItsWords() async throws {
            let record = try await check("throws")
            #expect(record.outcome == .crashed)
            guard case .threw(let said) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            #expect(said.contains("Unwilling"))
        }

        @Test func killingTheParent_endsTheProgramAndNothingElse() async throws {
            let record = try await check("kills-parent")
            #expect(record.outcome == .crashed)
            #expect(record.problem == .killedItsParent)
        }

        @Test func statusOfNotAttempted_withoutTheMarker_isACrash() async throws {
            let record = try await check("pretends-not-attempted")
            #expect(record.outcome == .crashed)
            #expect(record.problem == .exited(status: 96))
        }

        // MARK: Limits

        @Test(arguments: ["spin", "spin-ignoring-signals"])
        func endlessLoop_isEndedByTheClock(program: String) async throws {
            let record = try await check(program)
            #expect(record.outcome == .timedOut)
            #expect(record.problem == .timedOut(seconds: 2))
            #expect(record.seconds.run < 4)
        }

        @Test(arguments: [
            ("many-children", RunReport.Resource.processes), ("much-memory", .memory), ("hundred-gigabytes", .memory),
            ("flood-output", .output), ("flood-errors", .errorOutput), ("big-file", .files), ("many-files", .fileCount),
        ])
        func excess_isEndedAndNamed(program: String, resource: RunReport.Resource) async throws {
            #expect(try await overLimit(program) == resource)
        }

        @Test func flood_isNotKept() async throws {
            let record = try await check("flood-output")
            #expect(record.printed.utf8.count <= 64 << 10)
        }

        @Test(arguments: ["leaves-daemon", "daemon-holds-output"])
        func daemon_isEndedAndTheAnswerCounts(program: String) async throws {
            let record = try await check(program)
            #expect(record.outcome == .passed)
            #expect(record.leftBehind > 0)
            #expect(record.seconds.run < 2)
        }

        // MARK: Outputs

        @Test func endingWell_isNotPassing() async throws {
            let record = try await check("writes-nothing")
            #expect(record.outcome == .noOutput)
            #expect(record.printed == "all tests passed\n")
        }

        @Test(arguments: ["not-a-number", "wrong-rank"])
        func wrongTensors_fail(program: String) async throws {
            #expect(try await check(program).outcome == .failed)
        }

        @Test(arguments: ["malformed-output", "pipe-as-output", "oversized-output"])
        func whatIsNoTensorFile_isNoOutput(program: String) async throws {
            #expect(try await check(program).outcome == .noOutput)
        }
    }
}
