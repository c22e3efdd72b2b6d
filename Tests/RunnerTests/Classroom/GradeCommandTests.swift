#if os(Linux)
    import Foundation
    import Grading
    import Lessons
    import Testing

    @testable import Checking
    @testable import Classroom
    @testable import Support

    extension MiniCourseTests {
        /// A small class, graded by the program as an instructor calls it.
        @Suite(.serialized, .timeLimit(.minutes(20)))
        struct GradeCommandTests {
            private let course: CourseProcess
            private let folder = TemporaryFolder()
            private var submissions: URL { folder.url.appending(path: "home work") }

            init() throws { course = try CourseProcess(named: "graded-course") }

            // MARK: Making a class

            private func program(_ path: String) throws -> String {
                try String(contentsOf: course.mini.root.appending(path: "Lessons/\(path)"), encoding: .utf8)
            }

            private func hostile(_ name: String) throws -> String { try program("02-hostile/Programs/\(name).swift") }

            /// Every program that is handed in, by what it does.
            private func programs() throws -> [String: (exercise: String, text: String)] {
                var programs = [
                    "right": ("doubling", try program("01-doubling/Solution/Doubling.swift")),
                    "known mistake": ("doubling", try program("01-doubling/Mistakes/not-doubled.swift")),
                    "starter": ("doubling", try program("01-doubling/Exercise/Doubling.swift")),
                    "huge": (
                        "doubling",
                        try program("01-doubling/Solution/Doubling.swift") + "// "
                            + String(repeating: "x", count: 2 << 20)
                    ),
                    "syntax": (
                        "doubling", "import NN\npublic func doubled(_ numbers: Tensor) -> Tensor { numbers * }\n"
                    ),
                    "testable": (
                        "doubling", "@testable import NN\npublic func doubled(_ n: Tensor) -> Tensor { n * 2 }\n"
                    ),
                ]
                let names = [
                    "spin", "flood-output", "exits-with-three", "throws", "index-out-of-range", "claims-fault",
                    "pretends-not-attempted", "much-memory", "not-a-number", "writes-nothing", "kills-parent",
                ]
                for name in names { programs[name] = ("hostile", try hostile(name)) }
                return programs
            }

            private static let names = [
                "Ann Lee", "Bob, jr", "=cmd|calc", "Dörte Müßig", "O'Neil \"x\"", "-dash", "UPPER", "upper",
            ]

            private func write(_ text: String, to path: String) throws {
                try folder.write(text, to: "home work/\(path)")
            }

            private func shell(_ line: String) throws {
                let process = Process()
                process.executableURL = URL(filePath: "/bin/sh")
                process.arguments = ["-ec", line]
                process.currentDirectoryURL = submissions
                try process.run()
                process.waitUntilExit()
                try #require(process.terminationStatus == 0, "\(line)")
            }

            /// One submission for each program, and those that no program can be taken from.
            ///
            /// - Returns: the programs by the names of the submissions.
            private func makeClass() throws -> [String: (exercise: String, text: String)] {
                var handedIn: [String: (exercise: String, text: String)] = [:]
                let files = ["doubling": "Doubling.swift", "hostile": "Hostile.swift"]
                let folders = ["doubling": "01-doubling", "hostile": "02-hostile"]
                for (number, entry) in try programs().sorted(by: { $0.key < $1.key }).enumerated() {
                    let name = Self.names.indices.contains(number) ? Self.names[number] : "student \(number)"
                    let (exercise, text) = entry.value
                    let file = try #require(files[exercise])
                    let layout = "Lessons/\(try #require(folders[exercise]))/Exercise/\(file)"
                    handedIn[name] = entry.value
                    try write(text, to: "\(name)/\(number % 2 == 0 ? layout : file)")
                    switch number {
                    case 3: try shell("cd './\(name)' && tar czf '../\(name).tar.gz' . && cd .. && rm -r './\(name)'")
                    case 5:
                        // A repository as a server has it.
                        try shell(
                            """
                            cd './\(name)' && git init -q . && git add -A
                            git -c user.name=x -c user.email=x@x commit -q -m x --date='2026-11-20T18:00:00+0100'
                            cd .. && git clone -q --bare './\(name)' './\(name).git' && rm -rf './\(name)'
                            """)
                    default: break
                    }
                }
                try write(try program("01-doubling/Solution/Doubling.swift"), to: "twin/Doubling.swift")
                handedIn["twin"] = ("doubling", try program("01-doubling/Solution/Doubling.swift"))
                try write("no archive", to: "broken.zip")
                try write("not a submission", to: "notes.txt")
                try FileManager.default.createDirectory(
                    at: submissions.appending(path: "empty"), withIntermediateDirectories: true)
                return handedIn
            }

            // MARK: Calling the program

            @discardableResult
            private func grade(_ words: String..., status expected: Int32 = 0) async throws -> [String: Any] {
                let status = try await course.wait(
                    for: course.start(
                        ["grade"] + words + ["--json"] + (words.contains("--merge") ? [] : ["--containment", "limits"]))
                )
                #expect(status == expected << 8, "\(words): \(status), \(course.said)")
                return (try? JSONSerialization.jsonObject(with: Data(course.said.utf8)) as? [String: Any]) ?? [:]
            }

            private func out(_ name: String) -> String { folder.url.appending(path: name).path }

            /// What is there to be handed on, by path.
            private func files(_ name: String) throws -> [String: Data] {
                let root = URL(filePath: out(name))
                var files: [String: Data] = [:]
                for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
                where !path.hasPrefix(JudgementStore.name) {
                    let file = root.appending(path: path)
                    if case .file = FileKind(of: file) { files[path] = try Data(contentsOf: file) }
                }
                return files
            }

            private func judgements(_ name: String) throws -> [String: Date] {
                let folder = URL(filePath: out(name)).appending(path: "\(JudgementStore.name)/judged")
                return try FileManager.default.contentsOfDirectory(
                    at: folder, includingPropertiesForKeys: [.contentModificationDateKey]
                ).reduce(into: [:]) { dates, file in
                    dates[file.lastPathComponent] = try file.resourceValues(forKeys: [.contentModificationDateKey])
                        .contentModificationDate
                }
            }

            private func table(_ name: String) throws -> [String: [String: String]] {
                let data = try #require(try files(name)["grades.csv"])
                let rows = CSVTable(reading: String(decoding: data, as: UTF8.self)).rows.map(\.cells)
                return rows.dropFirst().reduce(into: [:]) { table, row in
                    table[row[0].hasPrefix("'") ? String(row[0].dropFirst()) : row[0]] = Dictionary(
                        zip(rows[0], row), uniquingKeysWith: { first, _ in first })
                }
            }

            // MARK: Tests

            /// One class in every way: by one worker, by two, in shares, killed and finished, and by `course check`.
            @Test func everyWay_comesToTheSame() async throws {
                let handedIn = try makeClass()
                let report = try await grade(submissions.path, "--out", out("one"), "--jobs", "2")
                #expect(report["submissions"] as? Int == handedIn.count + 2)
                #expect(report["notGradable"] as? Int == 1 && report["infrastructure"] as? Int == 0)
                #expect(report["leftAlone"] as? [String] == ["notes.txt"])
                let one = try files("one")
                try await compareWithCheck(handedIn)

                // Nothing is judged twice, and files that are alike are judged once.
                let before = try judgements("one")
                #expect(before.count == Set(handedIn.values.map(\.text)).count)
                try await grade(submissions.path, "--out", out("one"), "--jobs", "1")
                #expect(try judgements("one") == before)
                #expect(try files("one") == one)

                // Shares on machines that know nothing of each other.
                let shares = (1...3).map { "share \($0)" }
                for (number, share) in shares.enumerated() {
                    try await grade(submissions.path, "--out", out(share), "--shard", "\(number + 1)/3")
                    #expect(try files(share).isEmpty)
                }
                try await grade("--merge", out(shares[1]), out(shares[0]), out(shares[2]), "--out", out("merged"))
                #expect(try files("merged") == one)
                try await refusals(shares)

                try await killed()
                #expect(try files("killed") == one)
                #expect(try await course.leftovers() == [])
            }

            /// Each file in the place of a learner's own.
            private func compareWithCheck(_ handedIn: [String: (exercise: String, text: String)]) async throws {
                let table = try table("one")
                let files = [
                    "doubling": "Lessons/01-doubling/Exercise/Doubling.swift",
                    "hostile": "Lessons/02-hostile/Exercise/Hostile.swift",
                ]
                for (name, work) in handedIn {
                    let file = course.root.appending(path: try #require(files[work.exercise]))
                    try AtomicFile.write(Data(work.text.utf8), to: file)
                    _ = try await course.wait(
                        for: course.start(["check", work.exercise, "--json", "--containment", "limits"]))
                    let answer = try #require(
                        try JSONSerialization.jsonObject(with: Data(course.said.utf8)) as? [String: Any])
                    let row = try #require(table[name])
                    #expect(row[work.exercise] == "\(answer["points"] as? Int ?? -1)", "\(name)")
                    let outcome = answer["outcome"] as? String
                    // The other exercise was not handed in, which is the least of what can be wrong.
                    #expect(row["problem"] == (outcome == "passed" ? "missing" : outcome), "\(name)")
                    #expect(row["status"] == "graded")
                }
                #expect(table["empty"]?["total"] == "0" && table["empty"]?["problem"] == "missing")
                #expect(table["broken"]?["total"] == "" && table["broken"]?["status"] == "not-gradable")
            }

            private func refusals(_ shares: [String]) async throws {
                try await grade("--merge", out(shares[0]), out(shares[1]), "--out", out("not all"), status: 64)
                try await grade(
                    "--merge", out(shares[0]), out(shares[0]), out(shares[2]), "--out", out("twice"), status: 64)
                try await grade("--merge", out("one"), out(shares[0]), "--out", out("mixed"), status: 64)
                try await grade("--merge", out("nowhere"), "--out", out("nothing"), status: 64)
                #expect(!FileManager.default.fileExists(atPath: out("not all")))
                try folder.write("mine", to: "occupied/thesis.tex")
                try await grade(submissions.path, "--out", out("occupied"), status: 64)
                try await grade(submissions.path, "--out", out("new"), "--shard", "4/3", status: 64)
                try await grade(submissions.path, "--out", out("new"), "--exercise", "trippling", status: 64)
                try await grade(folder.url.appending(path: "nowhere").path, "--out", out("new"), status: 64)
            }

            private func killed() async throws {
                let signals = [SIGKILL, SIGINT, SIGTERM, SIGHUP]
                var known: [String: Date] = [:]
                for round in 0..<6 {
                    let id = try course.start(
                        ["grade", submissions.path, "--out", out("killed"), "--containment", "limits", "--json"])
                    try await Task.sleep(for: .seconds(Double.random(in: 0.3...4)))
                    kill(id, signals[round % signals.count])
                    _ = try await course.wait(for: id)
                    let now = (try? judgements("killed")) ?? [:]
                    #expect(known.allSatisfy { now[$0.key] == $0.value })
                    known = now
                }
                try await grade(submissions.path, "--out", out("killed"))
                let now = try judgements("killed")
                #expect(known.allSatisfy { now[$0.key] == $0.value })
            }

            /// What is our fault costs nobody a point, and is tried again.
            @Test func faultOfTheCourse_costsNobodyAPoint() async throws {
                try write(try program("01-doubling/Solution/Doubling.swift"), to: "ann/Doubling.swift")
                try write(try hostile("exits-with-three"), to: "ann/Hostile.swift")
                let reference = course.root.appending(path: "Lessons/01-doubling/references/doubled.safetensors")
                let right = try Data(contentsOf: reference)
                try right.prefix(right.count / 2).write(to: reference)
                let report = try await grade(submissions.path, "--out", out("graded"), status: 70)
                #expect(report["infrastructure"] as? Int == 1)
                let row = try #require(try table("graded")["ann"])
                #expect(row["doubling"] == "" && row["total"] == "" && row["status"] == "infrastructure")
                #expect(row["hostile"] == "0")
                let before = try judgements("graded")
                try right.write(to: reference)
                try await grade(submissions.path, "--out", out("graded"))
                #expect(try table("graded")["ann"]?["total"] == "1")
                // The other lesson was judged already.
                #expect(try before.allSatisfy { try judgements("graded")[$0.key] == $0.value })
            }

            @Test func plan_decidesWhatCounts_andMistakesInItAreSaidAtOnce() async throws {
                try write(try program("01-doubling/Solution/Doubling.swift"), to: "x/Doubling.swift")
                try write("Ann Lee\n", to: "x/NAME.txt")
                try write("name,submitted\nAnn Lee,2026-11-22 12:00 Z\nBob,\n", to: "class.csv")
                try write(
                    "exercises: [doubling]\nweights: { doubling: 20 }\nidentify: NAME.txt\nroster: class.csv\n"
                        + "due: 2026-11-20 12:00 Z\nlate: { per-day: 10 }\n", to: "grading.yml")
                let report = try await grade(submissions.path, "--out", out("graded"))
                #expect(report["leftAlone"] as? [String] == [])
                let row = try #require(try table("graded")["Ann Lee"])
                #expect(row["doubling"] == "20" && row["late"] == "2" && row["total"] == "16" && row["hostile"] == nil)
                try write("exercise: [doubling]\n", to: "grading.yml")
                try await grade(submissions.path, "--out", out("graded"), status: 64)
            }
        }
    }
#endif
