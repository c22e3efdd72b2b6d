import Foundation
import Grading
import Lessons
import Sandbox
import Testing

@testable import Checking

extension MiniCourseTests {
    /// What a build must survive: exercise files that would have the compiler or the linker work for them.
    @Suite(.serialized, .timeLimit(.minutes(20)))
    struct HostileBuildTests {
        /// A copy, whose exercise is the tests' to edit; it is built where the mini course is.
        let mini: MiniCourse
        private var lesson: URL { mini.root.appending(path: "Lessons/02-hostile") }
        private var exercise: URL { lesson.appending(path: "Exercise/Hostile.swift") }
        private static let name = "Lessons/02-hostile/Exercise/Hostile.swift"

        init() throws {
            let root = MiniCourse.project.appending(path: ".build/hostile-builds")
            try? FileManager.default.removeItem(at: root)
            try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: MiniCourse().root.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
            mini = MiniCourse(root: root, build: MiniCourse().paths.build)
        }

        private func check(_ source: String, on level: SandboxLevel) async throws -> CheckRecord {
            try Data(source.utf8).write(to: exercise)
            return try await mini.check("hostile", .learner, on: level)
        }

        /// The right answer.
        private var solution: String {
            get throws { try String(contentsOf: lesson.appending(path: "Solution/Hostile.swift"), encoding: .utf8) }
        }

        private func check(program: String, on level: SandboxLevel) async throws -> CheckRecord {
            try await check(
                String(contentsOf: lesson.appending(path: "Builds/\(program).swift"), encoding: .utf8), on: level)
        }

        private func complaint(of record: CheckRecord) throws -> CompilerMessage {
            #expect(record.outcome == .didNotBuild)
            guard case .didNotBuild(let messages) = record.problem else {
                throw Unexpected(problem: "\(String(describing: record.problem))")
            }
            #expect(messages.allSatisfy { $0.origin == .learner && $0.file == Self.name }, "\(messages)")
            return try #require(messages.first)
        }

        private struct Unexpected: Error { var problem: String }

        // MARK: Wishes for the linker

        /// The section in which compilers leave flags for the linker, and others that a linker might listen to.
        private static let wishes = ".swift1_autolink_entries"
        private static let otherWishes = [".deplibs", ".linker-options", ".drectve", ".swift2_autolink_entries"]

        /// An exercise whose object asks for flags of the linker.
        private func source(
            asking flags: [String], in section: String = wishes, _ declarations: String = "", answer: String = "[0, 0]"
        ) -> String {
            let bytes: [UInt8] = flags.flatMap { Array($0.utf8) + [0] }
            return """
                import NN

                @section("\(section)") @used
                let wishes: (\(bytes.map { _ in "UInt8" }.joined(separator: ", "))) = (
                    \(bytes.map { "\($0)" }.joined(separator: ", "))
                )
                \(declarations)
                public func answer() throws -> Tensor { Tensor(\(answer), shape: [2]) }
                """
        }

        private static let flags = [
            ["--no-such-flag-of-any-linker"], ["-Wl,-plugin,/no/such/plugin.so"], ["-lno_such_library"],
            ["@/etc/passwd"], ["-fplugin=/no/such/plugin.so"], ["-B/no/such/folder", "-fuse-ld=/bin/false"],
            ["-Wl,--noinhibit-exec", "-Wl,--format=binary", "/etc/passwd", "-Wl,--format=default"],
        ]

        @Test(arguments: flags, await SandboxLevel.offered())
        func wishOfAnObject_isNotHeard(flags: [String], level: SandboxLevel) async throws {
            let complaint = try complaint(of: try await check(source(asking: flags, answer: "[1, 2]"), on: level))
            #expect(
                complaint.text == "something is put into a section of the program that only the compiler may write to")
        }

        @Test(arguments: otherWishes, [("[1, 2]", Outcome.passed), ("[0, 0]", .failed)])
        func otherSections_meanNothing(section: String, answer: (numbers: String, outcome: Outcome)) async throws {
            let flags = ["-lno_such_library", "no_such_library"]
            let record = try await check(source(asking: flags, in: section, answer: answer.numbers), on: .limits)
            #expect(record.outcome == answer.outcome, "\(String(describing: record.problem))")
        }

        @Test(arguments: await SandboxLevel.offered())
        func programSentElsewhere_leavesNoOldOneToGrade(level: SandboxLevel) async throws {
            let elsewhere = mini.root.appending(path: "elsewhere")
            #expect(try await mini.check("hostile", .solution, on: level).outcome == .passed)
            let record = try await check(source(asking: ["-Wl,--noinhibit-exec", "-o", elsewhere.path]), on: level)
            #expect(record.outcome == .didNotBuild)
            #expect(!FileManager.default.fileExists(atPath: elsewhere.path))
            let program = mini.paths.staging.appending(path: "HostileCheck").path
            #expect(!FileManager.default.fileExists(atPath: program))
        }

        @Test(arguments: ["references/answer.safetensors", "Solution/Hostile.swift"], await SandboxLevel.offered())
        func fileOfTheCourse_isNotEmbedded(file: String, level: SandboxLevel) async throws {
            let path = lesson.appending(path: file).path
            let symbol = "_binary_" + path.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() + "_start"
            let record = try await check(
                source(
                    asking: ["-Wl,--format=binary", path, "-Wl,--format=default"], in: Self.otherWishes[0],
                    "@_silgen_name(\"\(symbol)\") func embedded() -> Float", answer: "[embedded(), 2]"), on: level)
            #expect(try complaint(of: record).text.contains(symbol))
        }

        // MARK: Names that are not there, or twice

        @Test(arguments: await SandboxLevel.offered())
        func nameThatNothingHas_isTheLearners(level: SandboxLevel) async throws {
            let clock = SuspendingClock()
            let start = clock.now
            let complaint = try complaint(of: try await check(program: "calls-nothing", on: level))
            #expect(complaint.text == "'no_such_function' is declared and used, but nothing has that name")
            #expect(complaint.line == 8)
            // Nothing is built again that is not the exercise's.
            #expect(clock.now - start < .seconds(15))
        }

        @Test(arguments: await SandboxLevel.offered())
        func secondMain_isTheLearners(level: SandboxLevel) async throws {
            let complaint = try complaint(of: try await check(program: "brings-main", on: level))
            #expect(complaint.text == "'main' is already the name of something else; choose another")
        }

        // MARK: Code that would run while it is compiled, and what it would read

        @Test(arguments: await SandboxLevel.offered())
        func importOfTheCheckersOwn_isSaidInWords(level: SandboxLevel) async throws {
            let complaint = try complaint(of: try await check(program: "imports-the-kit", on: level))
            #expect(complaint.text.hasPrefix("an exercise cannot import 'ExerciseKit'; it has NN, Imaging, Starter"))
            #expect(complaint.line == 3)
        }

        @Test(arguments: await SandboxLevel.offered())
        func importForTests_isRefusedInWords(level: SandboxLevel) async throws {
            let record = try await check(program: "imports-for-tests", on: level)
            let complaint = try complaint(of: record)
            #expect(
                complaint.text
                    == "an exercise has what a module offers to everybody; write `import NN` without `@testable`")
            #expect(complaint.line == 4)
            #expect(complaint.column == 1)
            #expect(complaint.source == "@testable import NN")
            // It is said before anything is built, and the same file without it is right.
            #expect(record.seconds == CheckRecord.Seconds())
            #expect(try await check(try solution, on: level).outcome == .passed)
        }

        private static let takingMore = [
            "@testable import NN", "@testable import Imaging", "@testable import Starter", "@_spi(Inner) import NN",
            "@_implementationOnly import NN", "@_exported import NN",
            "@_private(sourceFile: \"Tensor.swift\") import NN",
            "@preconcurrency @testable import NN", "@testable /* a */ // b\nimport struct NN.Tensor",
            "@testable public import NN",
        ]

        @Test(arguments: takingMore)
        func importThatTakesMore_isRefusedInWords(line: String) async throws {
            let complaint = try complaint(of: try await check("\(line)\n\(try solution)", on: .limits))
            #expect(complaint.text.hasPrefix("an exercise has what a module offers to everybody; write `import "))
        }

        @Test(arguments: ["@preconcurrency import NN", "public import NN", "import struct NN.Tensor"])
        func importThatTakesNoMore_isFine(line: String) async throws {
            #expect(try await check("\(line)\n\(try solution)", on: .limits).outcome == .passed)
        }

        @Test(arguments: await SandboxLevel.offered())
        func macro_isNotExpanded(level: SandboxLevel) async throws {
            let complaint = try complaint(of: try await check(program: "expands-a-macro", on: level))
            #expect(complaint.text.contains("Thief"))
        }

        /// On one level: it is the supervisor that looks, in the same way on each, and the compiler takes its time.
        @Test func compilerThatNeedsTooMuchMemory_isStopped() async throws {
            let record = try await check(program: "takes-all-memory", on: .limits)
            #expect(record.outcome == .overLimit)
            guard case .buildOverLimit(.memory, let limit) = record.problem else {
                Issue.record("\(String(describing: record.problem))")
                return
            }
            #expect(limit == 4 << 30)
        }

        @Test(arguments: await SandboxLevel.offered())
        func anotherFilesName_getsNoLineOfThatFile(level: SandboxLevel) async throws {
            let record = try await check(program: "names-another-file", on: level)
            let complaint = try complaint(of: record)
            #expect(complaint.source == nil)
            #expect(complaint.notes == [])
        }

        @Test(arguments: await SandboxLevel.offered().filter { $0 != .limits })
        func build_seesNothingButTheKitAndTheExercise(level: SandboxLevel) async throws {
            let containment = try await ContainmentLadder(supervisor: MiniCourse.supervisor).choose(level)
            let paths = mini.paths
            let kit = try await KitStore(
                paths: paths, builder: KitBuilder(paths: paths, containment: containment) { _ in }
            ).current()
            // Makes the folders, and leaves an exercise in them.
            #expect(try await check("\(try solution)\n// \(UUID())", on: level).outcome == .passed)
            let home = TemporaryFolder()
            let secret = try home.write("secret", to: "home/secret")
            func reads(_ path: String) async throws -> Bool {
                let report = try await containment.run(
                    SandboxRequest(
                        executable: "/bin/sh", arguments: ["-c", #"cat "$FILE" >/dev/null 2>&1 || exit 7"#],
                        environment: ["PATH": "/usr/bin:/bin", "FILE": path], directory: paths.staging.path,
                        limits: .build(wallSeconds: 10), policy: BuildPolicy(paths: paths, kit: kit).policy))
                return report.ending == .exited(status: 0)
            }
            for file in [
                "references/answer.safetensors", "Solution/Hostile.swift", "Exercise/Hostile.swift", "lesson.md",
            ] {
                #expect(try await !reads(lesson.appending(path: file).path), "\(file)")
            }
            let products = try FileManager.default.subpathsOfDirectory(atPath: paths.products.path)
                .map { paths.products.appending(path: $0).path }
            for file in [secret.path, "/etc/passwd"] + products {
                #expect(try await !reads(file), "\(file)")
            }
            #expect(try await reads(kit.library.path))
            #expect(try await reads(paths.staging.appending(path: "02-hostile/Exercise/Hostile.swift").path))
            #expect(!BuildPolicy(paths: paths, kit: kit).policy.network)
        }

        @Test func staging_holdsOneExerciseAlone() async throws {
            _ = try await mini.check("doubling", .solution)
            #expect(try await check("\(try solution)\n// \(UUID())", on: .limits).outcome == .passed)
            let names = try FileManager.default.subpathsOfDirectory(atPath: mini.paths.staging.path)
            #expect(
                names.filter { $0.hasSuffix(".swift") }.sorted() == [
                    "02-hostile/Check/HostileCheck/main.swift", "02-hostile/Exercise/Hostile.swift",
                ])
        }

        // MARK: Something else in the file's place

        @Test(arguments: ["Solution/Hostile.swift", "references/answer.safetensors"])
        func link_isNotFollowed(target: String) async throws {
            try FileManager.default.removeItem(at: exercise)
            try FileManager.default.createSymbolicLink(
                atPath: exercise.path, withDestinationPath: "../\(target)")
            let record = try await mini.check("hostile", .learner)
            #expect(record.outcome == .didNotBuild)
            #expect(record.problem == .notAPlainFile(Self.name))
        }

        @Test func linkedFolder_isNotFollowed() async throws {
            let folder = exercise.deletingLastPathComponent()
            try FileManager.default.removeItem(at: folder)
            try FileManager.default.createSymbolicLink(atPath: folder.path, withDestinationPath: "Solution")
            let record = try await mini.check("hostile", .learner)
            #expect(record.outcome == .didNotBuild)
        }

        @Test func secondNameOfTheSolution_isRefused() async throws {
            try FileManager.default.removeItem(at: exercise)
            try FileManager.default.linkItem(at: lesson.appending(path: "Solution/Hostile.swift"), to: exercise)
            #expect(try await mini.check("hostile", .learner).problem == .notAPlainFile(Self.name))
        }

        @Test func secondNameElsewhere_isNobodysBusiness() async throws {
            let solution = try Data(contentsOf: lesson.appending(path: "Solution/Hostile.swift"))
            try solution.write(to: exercise)
            try FileManager.default.linkItem(at: exercise, to: mini.root.appending(path: "backup"))
            #expect(try await mini.check("hostile", .learner).outcome == .passed)
        }

        @Test func hugeFile_isNotCompiled() async throws {
            let solution = try Data(contentsOf: lesson.appending(path: "Solution/Hostile.swift"))
            let comment = Data("// ".utf8) + Data(repeating: UInt8(ascii: "x"), count: LearnerFile.mostBytes)
            try (solution + comment).write(to: exercise)
            guard case .didNotBuild(let messages)? = try await mini.check("hostile", .learner).problem else {
                Issue.record("it was compiled")
                return
            }
            #expect(messages.map(\.text) == ["the file has 1.0 MiB, and at most 1 MiB are compiled"])
            try (solution + comment.prefix(LearnerFile.mostBytes - solution.count)).write(to: exercise)
            #expect(try await mini.check("hostile", .learner).outcome == .passed)
        }

        @Test func pipe_isNotWaitedFor() async throws {
            try FileManager.default.removeItem(at: exercise)
            #expect(mkfifo(exercise.path, 0o600) == 0)
            #expect(try await mini.check("hostile", .learner).problem == .notAPlainFile(Self.name))
        }
    }
}
