import Foundation
import Testing

/// The tasks of `.vscode/tasks.json`, as far as the tests look at them.
struct EditorTasks: Decodable {
    let tasks: [Item]

    struct Item: Decodable {
        let label: String
        let command: String
        let problemMatcher: [Matcher]
    }

    /// How problems are found in what a task prints.
    struct Matcher: Decodable {
        let fileLocation: [String]
        let pattern: [Pattern]
        let background: Background?
    }

    /// One line of a problem; the numbers say which group holds what.
    struct Pattern: Decodable {
        let regexp: String
        let file: Int?
        let line: Int?
        let column: Int?
        let message: Int?
    }

    struct Background: Decodable {
        let beginsPattern: String
        let endsPattern: String
    }

    static func read() throws -> EditorTasks {
        let file = MiniCourse.project.appending(path: ".vscode/tasks.json")
        return try JSONDecoder().decode(EditorTasks.self, from: Data(contentsOf: file))
    }

    func task(_ label: String) throws -> Item { try #require(tasks.first { $0.label == label }) }
}

extension EditorTasks.Matcher {
    /// What an editor would show among its problems.
    struct Problem: Equatable {
        var file = ""
        var line = 0
        var column: Int?
        var message = ""
    }

    /// The problems in what was printed: wherever as many lines as there are patterns match, one after the other.
    func problems(in output: String) throws -> [Problem] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let patterns = try pattern.map { (try Regex($0.regexp), $0) }
        return try lines.indices.compactMap { first in
            guard first + patterns.count <= lines.endIndex else { return nil }
            var problem = Problem()
            for (offset, (regex, pattern)) in patterns.enumerated() {
                guard let found = try regex.firstMatch(in: lines[first + offset]) else { return nil }
                func group(_ number: Int?) -> String? { number.flatMap { found.output[$0].substring.map(String.init) } }
                problem.file = group(pattern.file) ?? problem.file
                problem.line = group(pattern.line).flatMap { Int($0) } ?? problem.line
                problem.column = group(pattern.column).flatMap { Int($0) } ?? problem.column
                problem.message = group(pattern.message) ?? problem.message
            }
            return problem
        }
    }
}
