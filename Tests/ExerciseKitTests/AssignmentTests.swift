import Foundation
import Testing

@testable import ExerciseKit

@Suite struct AssignmentTests {
    private func error(for json: String) throws -> CheckError? {
        let file = FileManager.default.temporaryDirectory.appending(path: "Assignment-\(UUID().uuidString).json")
        try Data(json.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return #expect(throws: CheckError.self) { try Assignment(contentsOf: file) }
    }

    @Test func a_missing_file_is_named() throws {
        let error = #expect(throws: CheckError.self) { try Assignment(contentsOf: URL(filePath: "/nowhere/a.json")) }
        #expect("\(try #require(error))".contains("/nowhere/a.json"))
    }

    @Test(arguments: [
        (#"{"exercise": "x""#, "not valid JSON"),
        (#"{"exercise": "x", "cases": []}"#, "\"output\" is missing"),
        (#"{"exercise": "x", "output": "y", "cases": []}"#, "names no case"),
        (#"{"exercise": "x", "output": "y", "cases": [{"id": 3, "given": {}}]}"#, "wrong type at .cases[0].id"),
    ])
    func a_broken_assignment_says_what_is_wrong(json: String, says: String) throws {
        #expect("\(try #require(try error(for: json)))".contains(says))
    }
}
