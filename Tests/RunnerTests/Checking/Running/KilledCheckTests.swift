#if os(Linux)
    import Foundation
    import Testing

    @testable import Runner

    extension MiniCourseTests {
        /// `course check`, killed or interrupted at many moments of its build and its run.
        @Suite(.serialized, .timeLimit(.minutes(20)))
        struct KilledCheckTests {
            private let course: CourseProcess
            private var mini: MiniCourse { course.mini }
            private static let edited = "Lessons/02-hostile/Exercise/Hostile.swift"

            init() throws { course = try CourseProcess(named: "killed-course") }

            private func start() throws -> pid_t { try course.start(["check", "hostile", "--json"]) }

            private func edit(_ source: String) throws {
                try Data(source.utf8).write(to: course.root.appending(path: Self.edited))
            }

            private func program(_ name: String) throws -> String {
                try String(
                    contentsOf: mini.root.appending(path: "Lessons/02-hostile/\(name).swift"), encoding: .utf8)
            }

            /// How long it takes to build a changed file, and to run it, on this machine now.
            private func seconds(toCheck source: String) async throws -> Double {
                try edit(source)
                let clock = SuspendingClock()
                let start = clock.now
                let status = try await course.wait(for: self.start())
                #expect(status == 0, "the solution does not pass: \(course.said)")
                return (clock.now - start) / .seconds(1)
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
                    _ = try await course.wait(for: id)
                    #expect(try await course.leftovers() == [], "after \(delay) of \(whole) s")
                }
                // Ended between making the folder of a run and starting its supervisor, a check leaves the folder to the next.
                _ = try await seconds(toCheck: solution + "// at last \(UUID())\n")
                let runs = (try? FileManager.default.subpathsOfDirectory(atPath: mini.paths.runs.path)) ?? []
                #expect(runs == [])
            }
        }
    }
#endif
