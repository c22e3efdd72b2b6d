#if os(Linux)
    import Foundation
    import Lessons

    @testable import Checking
    @testable import Runner

    /// A copy of the mini course in which `doubling` is edited while it is watched.
    struct WatchedMiniCourse {
        let process: CourseProcess
        var root: URL { process.root }

        init(named name: String) throws { process = try CourseProcess(named: name) }

        /// What a learner may have written.
        enum Answer: CaseIterable {
            case starter, wrong, broken, endless, right

            fileprivate var body: String {
                switch self {
                case .starter: "yourTurn(\"return every number, twice as large\")"
                case .wrong: "numbers + 1"
                case .broken: "numbers * true"
                case .endless: "while true {}"
                case .right: "numbers * 2"
                }
            }

            /// What stands in the row of the verdict.
            var verdict: String {
                switch self {
                case .starter: "waiting for your code"
                case .wrong: "not right yet"
                case .broken: "does not compile yet"
                case .endless: "took too long"
                case .right: "passed"
                }
            }
        }

        var file: URL { root.appending(path: "Lessons/01-doubling/Exercise/Doubling.swift") }

        func text(_ answer: Answer) -> String {
            answer == .starter
                ? (try? String(
                    contentsOf: process.mini.root.appending(path: "Lessons/01-doubling/Exercise/Doubling.swift"),
                    encoding: .utf8)) ?? ""
                : "import NN\nimport Starter\n\npublic func doubled(_ numbers: Tensor) -> Tensor { \(answer.body) }\n"
        }

        /// Writes into the file, as most programs do.
        func write(_ answer: Answer, comment: String = "") throws {
            try Data((text(answer) + comment).utf8).write(to: file)
        }

        func write(solutionOf id: String) throws {
            guard let exercise = process.mini.course.exercise(id), let lesson = process.mini.course.lesson(of: id)
            else {
                throw MiniCourse.MissingExercise(id: id)
            }
            for file in try VariantSources(lesson: lesson.folder, exercise: exercise).files(for: .solution) {
                try file.contents.write(
                    to: root.appending(path: "Lessons/\(lesson.folderName)").appending(path: file.path))
            }
        }

        func contents() throws -> String { try String(contentsOf: file, encoding: .utf8) }

        func progress(_ id: String) throws -> ExerciseProgress {
            guard let exercise = process.mini.course.exercise(id) else { throw MiniCourse.MissingExercise(id: id) }
            return try ProgressStore(folder: root.appending(path: ".course")).load().progress[exercise]
        }

        func environment(_ changes: [String: String] = [:]) -> [String: String] {
            PseudoTerminal.environment(
                [
                    "COURSE_BUILD": process.mini.paths.build.path, "MARKER": process.mini.marker,
                    "COURSE_IMAGES": "blocks",
                    "COURSE_CONTAINMENT": "limits",
                ], root: root
            ).merging(changes, uniquingKeysWith: { $1 })
        }

        func watch(
            _ words: [String], changes: [String: String] = [:], columns: Int = 80, rows: Int = 24
        ) throws -> WatchedTerminal {
            try WatchedTerminal(
                [MiniCourse.supervisor.path, "watch"] + words, environment: environment(changes), columns: columns,
                rows: rows)
        }
    }
#endif
