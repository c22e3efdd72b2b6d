#if os(Linux)
    import Foundation
    import Testing

    @testable import Checking
    @testable import Runner

    /// From a save to what is seen of it, on the course itself; `Benchmarks/save-to-screen` runs it.
    @Suite(
        .serialized, .timeLimit(.minutes(30)),
        .enabled(if: ProcessInfo.processInfo.environment["COURSE_SAVE_TO_SCREEN"] != nil))
    struct SaveToScreenTests {
        private struct Times {
            var verdict: [Double] = []
            var picture: [Double] = []
            var page: [Double] = []
        }

        private static let root = MiniCourse.project.appending(path: ".build/save-to-screen")

        @Test func savesAreShown() async throws {
            let environment = ProcessInfo.processInfo.environment
            let count = environment["COURSE_SAVE_TO_SCREEN"].flatMap { Int($0) } ?? 10
            let id = environment["COURSE_SAVE_TO_SCREEN_EXERCISE"] ?? "grad-cam-map"
            let images = environment["COURSE_IMAGES"] ?? "kitty"
            let (file, solution) = try prepare(id)
            let terminal = try WatchedTerminal(
                [MiniCourse.supervisor.path, "watch", id],
                environment: PseudoTerminal.environment(
                    ["COURSE_IMAGES": images, "OPENBLAS_NUM_THREADS": "1", "COURSE_BUILD": Self.build.path],
                    root: Self.root
                ).merging(environment.filter { $0.key == "OPENBLAS_CORETYPE" }, uniquingKeysWith: { $1 }))
            try await terminal.waitForVerdict("passed", seconds: 120)
            terminal.type("p")
            try await terminal.wait(for: "http://127.0.0.1")
            let events = try follow(terminal.emulator.text)
            _ = events.read(until: "retry: 1000\n\n")
            var times = Times()
            for round in 1...count {
                // What was told of the check before is not what is waited for.
                _ = events.read(until: "nothing", seconds: 0.5)
                // What stood there goes first, so that what comes is new.
                let hasPassed = round % 2 == 0
                let text = hasPassed ? solution : solution.replacing("relu(", with: "(")
                let start = terminal.output.count
                let clock = ContinuousClock.now
                func seconds() -> Double { clock.duration(to: .now) / .seconds(1) }
                try Data((text + "// \(round)\n").utf8).write(to: file)
                let verdict = hasPassed ? ": passed" : ": not right yet"
                try await terminal.waitForVerdict(verdict, seconds: 30)
                times.verdict.append(seconds())
                try await terminal.wait(for: "the picture", seconds: 30) { _ in
                    // After the words: what was sent before them is an older picture that had to move.
                    let new = terminal.output[start...]
                    guard let words = new.firstRange(of: Array(verdict.utf8)),
                        let place = new[words.upperBound...].firstRange(of: Array("\u{1B}_Ga=T".utf8))
                    else { return false }
                    return new[place.upperBound...].contains(0x5C)
                }
                times.picture.append(seconds())
                let isTold = events.read(until: "}\n\n", seconds: 10).hasPrefix("data: ")
                times.page.append(seconds())
                #expect(isTold)
            }
            terminal.type("q")
            #expect(try await terminal.end() == 0)
            for (name, list) in [("verdict", times.verdict), ("picture", times.picture), ("page", times.page)] {
                let sorted = list.sorted()
                let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
                print(
                    String(
                        format: "%@: median of %d %.3f s, fastest %.3f s, slowest %.3f s", name, sorted.count, median,
                        sorted[0], sorted[sorted.count - 1]))
            }
        }

        private static let build = MiniCourse.project.appending(path: ".build/exercises")

        /// A copy of the lessons beside the models, so that nobody's edits are touched.
        private func prepare(_ id: String) throws -> (file: URL, solution: String) {
            let files = FileManager.default
            try? files.removeItem(at: Self.root)
            try files.createDirectory(at: Self.root, withIntermediateDirectories: true)
            for name in ["Lessons", "Models"] {
                try files.copyItem(at: MiniCourse.project.appending(path: name), to: Self.root.appending(path: name))
            }
            let course = MiniCourse(root: Self.root).course
            let exercise = try #require(course.exercise(id))
            let lesson = try #require(course.lesson(of: id))
            let sources = try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .solution)
            for source in sources { try source.contents.write(to: lesson.folder.appending(path: source.path)) }
            return (
                lesson.folder.appending(path: sources[0].path), String(decoding: sources[0].contents, as: UTF8.self)
            )
        }

        private func follow(_ screen: String) throws -> RawClient {
            let address = try #require(screen.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)(\/[0-9a-f]+\/[a-z0-9-]+)/))
            let client = try RawClient(port: try #require(UInt16(address.1)))
            client.send("GET \(address.2)/events HTTP/1.1\r\nHost: 127.0.0.1:\(address.1)\r\n\r\n")
            return client
        }
    }
#endif
