import Foundation
import Grading
import Subprocess
import Testing

@testable import Runner
@testable import Sandbox

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

extension MiniCourseTests {
    /// What programs do to a copy of the mini course, and what a full disk does to a check.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct TamperingTests {
        private let original = MiniCourse()
        private let mini: MiniCourse

        init() throws {
            let root = MiniCourse.project.appending(path: ".build/tampered-course")
            try? FileManager.default.removeItem(at: root)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: original.root.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
            mini = MiniCourse(root: root, build: original.paths.build)
        }

        @Test(arguments: await SandboxLevel.offered())
        func changedReference_passesNobody(level: SandboxLevel) async throws {
            let path = "Lessons/02-hostile/references/answer.safetensors"
            let before = try Data(contentsOf: original.root.appending(path: path))
            let record = try await mini.check(
                "hostile", .mistake(source: "Programs/changes-reference.swift"), on: level)
            let after = try Data(contentsOf: mini.root.appending(path: path))
            guard level.guardsFiles else {
                #expect(after != before)
                #expect(record.outcome == .graderFault)
                guard case .fault(let said) = record.problem else {
                    Issue.record("\(String(describing: record.problem))")
                    return
                }
                #expect(said.contains("\(path) was changed while the program ran"))
                return
            }
            #expect(after == before)
            #expect(record.outcome == .failed)
        }

        #if os(Linux)
            @Test func fullDisk_isSaidAndNothingIsLeft() async throws {
                let program = "Lessons/02-hostile/Programs/fills-small-disk.swift"
                try Data(contentsOf: mini.root.appending(path: program)).write(
                    to: mini.root.appending(path: "Lessons/02-hostile/Exercise/Hostile.swift"))
                // In a view of the file system of its own, a disk of one megabyte where runs take place.
                let script =
                    #"mkdir -p "$RUNS" && mount -t tmpfs -o size=1m none "$RUNS" || exit 99; "#
                    + #""$COURSE" check hostile --json; status=$?; ls -A "$RUNS" >&2; exit $status"#
                let result = try await Subprocess.run(
                    .path("/usr/bin/unshare"), arguments: ["--mount", "--map-root-user", "/bin/sh", "-c", script],
                    environment: .inherit.updating([
                        "COURSE_ROOT": mini.root.path, "COURSE_BUILD": mini.paths.build.path,
                        "COURSE_CONTAINMENT": "limits", "COURSE": MiniCourse.supervisor.path,
                        "RUNS": mini.paths.runs.path,
                    ]), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
                guard result.terminationStatus != .exited(99), !result.standardError.hasPrefix("unshare:") else {
                    Issue.record("no disk to fill: \(result.standardError)", severity: .warning)
                    return
                }
                #expect(result.terminationStatus == .exited(70))
                #expect(result.standardOutput.contains("grader-fault"))
                #expect(result.standardOutput.contains("the disk is full"))
                #expect(result.standardError == "")
            }
        #endif
    }
}
