#if os(Linux)
    import Foundation
    import Lessons
    import Testing

    @testable import Checking
    @testable import Runner
    @testable import Support

    extension MiniCourseTests {
        /// All commands that change something, ended by all signals at any moment; `Tools/kills` does it a thousand times.
        @Suite(.serialized)
        struct KilledCommandTests {
            private let course: CourseProcess
            private static let signals = [SIGKILL, SIGINT, SIGTERM, SIGHUP]

            /// What a learner may be doing when it ends.
            private enum Command: String, CaseIterable {
                case check, reset, undo, next
                /// Edits and checks, one after the other, as when a file is watched.
                case series

                var words: [String] {
                    switch self {
                    case .check, .series: ["check", "hostile", "--json"]
                    case .reset: ["reset", "hostile", "--yes"]
                    case .undo: ["undo"]
                    case .next: ["next"]
                    }
                }
            }

            init() throws { course = try CourseProcess(named: "killed-series") }

            private var file: URL { course.root.appending(path: "Lessons/02-hostile/Exercise/Hostile.swift") }
            private var store: ProgressStore { ProgressStore(folder: course.root.appending(path: ".course")) }
            private var snapshots: URL { course.root.appending(path: ".course/snapshots/hostile") }

            // MARK: What must not be lost

            /// Everything that a learner has: texts, and whether an exercise is known to have passed.
            private struct Belongings {
                var file = ""
                var kept: Set<String> = []
                var hasPassed = false
                var hasPassedFirst = false
            }

            private func belongings() throws -> Belongings {
                let (progress, rescue) = try store.load()
                #expect(rescue == nil, "the record was damaged")
                var mine = Belongings(file: try String(contentsOf: file, encoding: .utf8))
                mine.hasPassedFirst = progress[try exercise("doubling")].passed != nil
                mine.hasPassed = progress[try exercise("hostile")].passed != nil
                for name in (try? FileManager.default.contentsOfDirectory(atPath: snapshots.path)) ?? []
                where !name.hasPrefix(".") {
                    let folder = snapshots.appending(path: name)
                    mine.kept.insert(
                        try String(contentsOf: folder.appending(path: "Exercise/Hostile.swift"), encoding: .utf8))
                    let description = try String(contentsOf: folder.appending(path: "snapshot.json"), encoding: .utf8)
                    if description.contains("\"passed\"") { mine.hasPassed = true }
                }
                return mine
            }

            private func exercise(_ id: String) throws -> ExerciseSpec {
                try #require(course.mini.course.exercise(id))
            }

            private func program(_ path: String) throws -> String {
                try String(contentsOf: course.mini.root.appending(path: "Lessons/\(path)"), encoding: .utf8)
            }

            private func edit() throws {
                try AtomicFile.write(
                    Data((program("02-hostile/Solution/Hostile.swift") + "// \(UUID())\n").utf8), to: file)
            }

            // MARK: Ending commands

            private func run(_ words: [String]) async throws -> Double {
                let clock = SuspendingClock()
                let start = clock.now
                _ = try await course.wait(for: course.start(words))
                return (clock.now - start) / .seconds(1)
            }

            /// Runs a command, ends it after a while unless it has ended, and says whether it was ended.
            private func run(_ command: Command, ending signal: Int32, after seconds: Double) async throws -> Bool {
                let clock = SuspendingClock()
                let end = clock.now + .seconds(seconds)
                for round in 0..<(command == .series ? 3 : 1) {
                    if command == .check || round > 0 { try edit() }
                    let id = try course.start(command.words)
                    var status: Int32 = 0
                    while clock.now < end, waitpid(id, &status, WNOHANG) == 0 {
                        try await Task.sleep(for: .milliseconds(1))
                    }
                    guard clock.now >= end else { continue }
                    kill(id, signal)
                    _ = try await course.wait(for: id)
                    return true
                }
                return false
            }

            @Test func endingAnyCommand_losesNothingAndLeavesNothing() async throws {
                let count = ProcessInfo.processInfo.environment["COURSE_KILLS"].flatMap { Int($0) } ?? 20
                try Data(program("01-doubling/Solution/Doubling.swift").utf8).write(
                    to: course.root.appending(path: "Lessons/01-doubling/Exercise/Doubling.swift"))
                _ = try await run(["check", "doubling", "--json"])
                try edit()
                _ = try await run(Command.check.words)
                var lasts: [Command: Double] = [:]
                for command in Command.allCases {
                    if command == .check || command == .series { try edit() }
                    lasts[command] = try await run(command.words) * (command == .series ? 2.5 : 1.1)
                }
                let start = try belongings()
                try #require(start.hasPassed && start.hasPassedFirst, "\(course.said)")

                var ended: [String: Int] = [:]
                for round in 0..<count {
                    let command = Command.allCases[round % Command.allCases.count]
                    let signal = Self.signals[round / Command.allCases.count % Self.signals.count]
                    let before = try belongings()
                    let delay = Double.random(in: 0...(lasts[command] ?? 1))
                    if try await run(command, ending: signal, after: delay) {
                        ended["\(command) \(signal)", default: 0] += 1
                    }
                    let after = try belongings()
                    let place = Comment(rawValue: "\(command), signal \(signal) after \(delay) s")
                    let isEdited = command == .check || command == .series
                    let starter = try program("02-hostile/Exercise/Hostile.swift")
                    let mine = before.kept.union(isEdited ? [] : [before.file])
                    #expect(mine.subtracting(after.kept.union([after.file, starter])) == [], place)
                    #expect(isEdited || mine.union([starter]).contains(after.file), place)
                    #expect(after.hasPassedFirst && after.hasPassed, place)
                    #expect(try await course.leftovers() == [], place)
                }
                // What a killed command could not remove, the next one does.
                for command in [Command.check, .reset, .undo, .check] { _ = try await run(command.words) }
                #expect(try strays() == [])
                print("ended: \(ended.values.reduce(0, +)) of \(count):", ended.sorted { $0.key < $1.key })
            }

            /// Folders of runs, and files that were never finished.
            private func strays() throws -> [String] {
                let runs =
                    (try? FileManager.default.contentsOfDirectory(atPath: course.mini.paths.runs.path)) ?? []
                let all = try FileManager.default.subpathsOfDirectory(atPath: course.root.path)
                return runs
                    + all.filter { path in
                        path.hasSuffix(".new") || path.contains("/.") && path.hasPrefix(".course/snapshots")
                    }
            }
        }
    }
#endif
