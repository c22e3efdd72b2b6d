import Foundation

@testable import Checking
@testable import Runner
@testable import Support
@testable import Updating

/// A small course with a history, and a learner's clone of it, in a folder with a space in its name.
final class UpdatedCourse: Sendable {
    let folder: URL
    /// Where the course is written.
    var upstream: URL { folder.appending(path: "up") }
    /// The learner's clone.
    var learner: URL { folder.appending(path: "my clone") }

    /// The exercises that it has, in lessons of their own, beside `doubling`.
    static let names = ["ash", "beech", "cedar", "elm", "fir", "hazel", "larch", "maple", "oak", "pine"]

    /// - Parameters:
    ///   - names: the exercises; each is in a lesson of its own.
    ///   - version: what it calls itself.
    ///   - withDoubling: whether the exercise of the mini course, which can be built and checked, is the first.
    init(
        _ names: [String] = UpdatedCourse.names, withDoubling: Bool = false, version: String = "0.1.0"
    ) async throws {
        // Inside of the project, where the course's own package is found.
        folder = MiniCourse.project.appending(path: ".build/trial courses/\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: upstream, withIntermediateDirectories: true)
        try write(".course/\n.build/\n", to: ".gitignore")
        try changelog(version, "The beginning.")
        if withDoubling {
            try FileManager.default.createDirectory(
                at: upstream.appending(path: "Lessons"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: MiniCourse.project.appending(path: "Tests/MiniCourse/Lessons/01-doubling"),
                to: upstream.appending(path: "Lessons/01-doubling"))
        }
        for (index, name) in names.enumerated() { try lesson(name, number: index + 2) }
        try await git("init", "-q", "-b", "main")
        try await commit(version)
        try await git("clone", "-q", upstream.path, learner.path, in: folder)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    // MARK: What upstream writes

    /// Where an exercise's file is, as long as its lesson is not moved.
    static func file(_ name: String, number: Int? = nil) -> String {
        "\(lesson(name, number: number))/Exercise/\(target(name)).swift"
    }

    /// `top-five` is `TopFive`.
    static func target(_ name: String) -> String { name.split(separator: "-").map(\.capitalized).joined() }

    static func lesson(_ name: String, number: Int? = nil) -> String {
        let number = number ?? (names.firstIndex(of: name) ?? 0) + 2
        return "Lessons/\(number < 10 ? "0" : "")\(number)-\(name)"
    }

    /// A starter whose parts are far enough from each other to be changed by themselves.
    static func starter(_ name: String, note: String = "The first note.", task: String = "Write it.") -> String {
        """
        import Starter

        // \(note)

        /// Says what \(name) is worth.
        public func \(target(name))(_ x: Int) -> Int {
            yourTurn("\(task)")
        }

        // The end of \(name).

        """
    }

    /// A starter with a learner's lines in the place of its task.
    static func edited(_ starter: String, by learner: String) -> String {
        starter.replacing(#/    yourTurn.*/#, with: "    // by \(learner)\n    return x + 1")
    }

    private func lesson(_ name: String, number: Int) throws {
        let lesson = Self.lesson(name, number: number)
        let target = Self.target(name)
        try write(
            """
            ---
            id: about-\(name)
            title: About \(name)
            format: 1
            ---
            # About \(name)

            A text about it.

            ```yaml exercise
            id: \(name)
            title: What \(name) is worth
            target: \(target)
            edit: [Exercise/\(target).swift]
            given: { value: 1 }
            outputs:
              - name: worth
                shape: [1]
                axes: [n]
                reference: references/\(name).safetensors#worth
                compare: { metric: close, rtol: 1e-5, atol: 1e-6 }
            hints: ["Count."]
            ```

            """, to: "\(lesson)/lesson.md")
        try write(Self.starter(name), to: Self.file(name, number: number))
        try write(
            Self.starter(name).replacing(
                "    yourTurn(\"Write it.\")", with: "    // BEGIN SOLUTION: Write it.\n    x\n    // END SOLUTION"),
            to: "\(lesson)/Solution/\(target).swift")
        try write("import ExerciseKit\n", to: "\(lesson)/Check/\(target)Check/main.swift")
        try write("first", to: "\(lesson)/references/\(name).safetensors")
    }

    /// Gives an exercise another starter, in its file and in its solution.
    func starter(_ name: String, number: Int? = nil, note: String = "The first note.", task: String = "Write it.")
        throws
    {
        try write(Self.starter(name, note: note, task: task), to: Self.file(name, number: number))
        try write(
            Self.starter(name, note: note, task: task)
                .replacing(
                    "    yourTurn(\"\(task)\")", with: "    // BEGIN SOLUTION: \(task)\n    x\n    // END SOLUTION"),
            to: "\(Self.lesson(name, number: number))/Solution/\(Self.target(name)).swift")
    }

    /// Begins a version.
    func changelog(_ version: String, _ news: String) throws {
        let before = (try? text("CHANGELOG.md", in: upstream))?.replacing("# What is new\n", with: "") ?? ""
        try write("# What is new\n\n## \(version)\n\n- \(news)\n\(before)", to: "CHANGELOG.md")
    }

    /// Commits everything that upstream has written.
    func commit(_ message: String, in repository: URL? = nil) async throws {
        try await git("add", "-A", in: repository ?? upstream)
        try await git("commit", "-q", "-m", message, in: repository ?? upstream)
    }

    // MARK: Files

    func text(_ path: String, in root: URL? = nil) throws -> String {
        try String(decoding: Data(contentsOf: (root ?? learner).appending(path: path)), as: UTF8.self)
    }

    /// Writes a file of upstream's, or of another clone's.
    func write(_ text: String, to path: String, in root: URL? = nil) throws {
        let file = (root ?? upstream).appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// Everything that lies in the clone, `.git` and `.course` aside.
    func contents() throws -> [String: Data] {
        var contents: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: learner.path)
        where !path.hasPrefix(".git/") && !path.hasPrefix(".course") {
            contents[path] = FileManager.default.contents(atPath: learner.appending(path: path).path)
        }
        return contents
    }

    // MARK: Programs

    @discardableResult
    func git(_ arguments: String..., in repository: URL? = nil) async throws -> String {
        let answer = try await run("git", arguments, in: repository ?? upstream, [:])
        guard answer.status == 0 else { throw GitFailed(arguments: arguments, errors: answer.errors) }
        return answer.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    struct GitFailed: Error { var arguments: [String], errors: String }

    /// A command of the course on the learner's clone.
    func course(_ arguments: String..., environment: [String: String] = [:]) async throws -> StartedProgram {
        try await course(arguments, environment: environment)
    }

    func course(_ arguments: [String], environment: [String: String] = [:]) async throws -> StartedProgram {
        try await run(MiniCourse.supervisor.path, arguments, in: learner, variables.merging(environment) { $1 })
    }

    /// What the course's own program is given.
    var variables: [String: String] {
        [
            "COURSE_ROOT": learner.path, "COURSE_INVOCATION": "./course", "COURSE_BUILD": MiniCourse().paths.build.path,
            "NO_COLOR": "1",
        ]
    }

    private func run(
        _ program: String, _ arguments: [String], in folder: URL, _ variables: [String: String]
    ) async throws -> StartedProgram {
        let settings = [
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "Someone",
            "GIT_AUTHOR_EMAIL": "s@example.org", "GIT_COMMITTER_NAME": "Someone",
            "GIT_COMMITTER_EMAIL": "s@example.org",
        ]
        return try await StartedProgram(program, arguments, in: folder, settings.merging(variables) { $1 })
    }
}

extension StartedProgram {
    /// What `course update --json` printed.
    var record: UpdateRecord {
        get throws { try JSONDecoder().decode(UpdateRecord.self, from: Data(output.utf8)) }
    }
}

extension UpdateRecord {
    /// What became of the learner's files, by exercise; those that there is nothing to say of are left out.
    var fates: [String: String] {
        let loud = files.filter { $0.fate != "kept" }
        return Dictionary(uniqueKeysWithValues: loud.map { ($0.exercise, $0.fate) })
    }
}
