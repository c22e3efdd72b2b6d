#if os(Linux)
    import Foundation
    import Testing

    @testable import Runner

    extension MiniCourseTests {
        /// `course check`, killed or interrupted at many moments of its build and its run.
        @Suite(.serialized, .timeLimit(.minutes(10)))
        struct KilledCheckTests {
            let mini = MiniCourse()
            let root: URL
            private static let edited = "Lessons/02-hostile/Exercise/Hostile.swift"

            /// Copies the mini course, whose exercises are then the tests' to edit; it is built where the mini course is.
            init() throws {
                root = MiniCourse.project.appending(path: ".build/killed-course")
                try? FileManager.default.removeItem(at: root)
                try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
                try FileManager.default.copyItem(
                    at: mini.root.appending(path: "Lessons"), to: root.appending(path: "Lessons"))
            }

            /// Starts `course check hostile --json` as a shell would: the leader of a process group.
            private func start() throws -> pid_t {
                let environment = ProcessInfo.processInfo.environment.merging(
                    [
                        "COURSE_ROOT": root.path, "COURSE_BUILD": mini.paths.build.path, "MARKER": mini.marker,
                        "NO_COLOR": "1",
                    ], uniquingKeysWith: { $1 })
                let words = [MiniCourse.supervisor.path, "check", "hostile", "--json"]
                var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
                var variables: [UnsafeMutablePointer<CChar>?] =
                    environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
                defer { (arguments + variables).forEach { free($0) } }
                var actions = posix_spawn_file_actions_t()
                posix_spawn_file_actions_init(&actions)
                defer { posix_spawn_file_actions_destroy(&actions) }
                posix_spawn_file_actions_addopen(
                    &actions, 1, root.appending(path: "said").path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
                posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
                var id = pid_t()
                let failure = posix_spawn(&id, words[0], &actions, nil, &arguments, &variables)
                guard failure == 0 else { throw NotStarted(errorNumber: failure) }
                return id
            }

            private struct NotStarted: Error { var errorNumber: Int32 }

            private func wait(for id: pid_t) async throws -> Int32 {
                var status: Int32 = 0
                while waitpid(id, &status, WNOHANG) == 0 { try await Task.sleep(for: .milliseconds(5)) }
                return status
            }

            private func edit(_ source: String) throws {
                try Data(source.utf8).write(to: root.appending(path: Self.edited))
            }

            private func program(_ name: String) throws -> String {
                try String(
                    contentsOf: mini.root.appending(path: "Lessons/02-hostile/\(name).swift"), encoding: .utf8)
            }

            /// Compilers, supervisors and checks of this course that are alive.
            private func leftovers() async throws -> [Int32] {
                try await ProcessScan.waitForNone(with: mini.marker)
                    + ProcessScan.waitForNone(with: mini.paths.build.path)
            }

            /// How long it takes to build a changed file, and to run it, on this machine now.
            private func seconds(toCheck source: String) async throws -> Double {
                try edit(source)
                let clock = SuspendingClock()
                let start = clock.now
                let status = try await wait(for: self.start())
                #expect(status == 0, "the solution does not pass: \(said())")
                return (clock.now - start) / .seconds(1)
            }

            private func said() -> String {
                (try? String(contentsOf: root.appending(path: "said"), encoding: .utf8)) ?? ""
            }

            @Test(arguments: [SIGKILL, SIGINT])
            func endingACheck_leavesNothingBehindAndNothingBroken(signal: Int32) async throws {
                let solution = try program("Solution/Hostile")
                let spin = try program("Programs/spin-ignoring-signals")
                _ = try await seconds(toCheck: solution + "// warm up \(UUID())\n")
                let whole = try await seconds(toCheck: solution + "// \(UUID())\n")
                let moments = 8
                for moment in 0..<moments {
                    // Every other time the program spins, so that the late moments fall into its run.
                    try edit((moment.isMultiple(of: 2) ? solution : spin) + "// \(UUID())\n")
                    let id = try start()
                    let delay = whole * 1.3 * (Double(moment) + .random(in: 0..<1)) / Double(moments)
                    try await Task.sleep(for: .seconds(delay))
                    kill(id, signal)
                    _ = try await wait(for: id)
                    #expect(try await leftovers() == [], "after \(delay) of \(whole) s")
                }
                let runs = (try? FileManager.default.contentsOfDirectory(atPath: mini.paths.runs.path)) ?? []
                #expect(runs == [])
                _ = try await seconds(toCheck: solution + "// at last \(UUID())\n")
            }
        }
    }
#endif
