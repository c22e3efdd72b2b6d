import Foundation
import Lessons
import NN
import Testing

@testable import Checking

/// What a check is told of its cases, and what it is not.
struct AssignmentTests {
    private let folder = TemporaryFolder()

    /// An exercise with hidden cases in `Lessons/01-cases`, whose ids are in the names of its files and tensors.
    private func assignment() throws -> (assignment: Assignment, json: String, lesson: Lesson) {
        try folder.write(
            """
            ---
            id: cases
            title: Cases
            requires: []
            format: 1
            ---
            # Cases

            ```yaml exercise
            id: cases
            title: Cases
            target: Cases
            edit: [Exercise/Cases.swift]
            given: { image: "pictures/{case}.png", tensors: inputs/all.safetensors }
            cases:
              - shown-one
              - shown-two
              - { id: secret-one, hidden: true, seed: 3 }
              - { id: secret-two, hidden: true }
            outputs:
              - name: answer
                shape: [2]
                axes: [x]
                reference: references/{case}.safetensors#answer
                compare: { metric: close, rtol: 1e-5, atol: 1e-6 }
            ```
            """, to: "Lessons/01-cases/lesson.md")
        for name in ["Exercise/Cases.swift", "Solution/Cases.swift", "Check/CasesCheck/main.swift"] {
            try folder.write("", to: "Lessons/01-cases/\(name)")
        }
        var arrays = ["shared": StoredArray([9], shape: [1])]
        for (index, id) in ["shown-one", "shown-two", "secret-one", "secret-two"].enumerated() {
            let picture = try folder.write("", to: "Lessons/01-cases/pictures/\(id).png")
            try Self.picture(index).write(to: picture)
            try folder.write("", to: "Lessons/01-cases/references/\(id).safetensors")
            arrays["\(id)/x"] = StoredArray([index], shape: [1])
        }
        let inputs = folder.url.appending(path: "Lessons/01-cases/inputs")
        try FileManager.default.createDirectory(at: inputs, withIntermediateDirectories: true)
        try SafeTensors(arrays: arrays).write(to: inputs.appending(path: "all.safetensors"))
        let load = Course.load(from: folder.url.appending(path: "Lessons"))
        let exercise = try #require(load.course.exercise("cases"), "\(load.diagnostics)")
        let lesson = try #require(load.course.lesson(of: "cases"))
        let run = try RunFolder(in: folder.url.appending(path: "runs"))
        let assignment = try Assignment(exercise, of: lesson, models: ModelFolders(lesson.folder), in: run)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (assignment, String(decoding: try encoder.encode(assignment), as: UTF8.self), lesson)
    }

    /// What begins as a PNG does, and differs from case to case.
    private static func picture(_ index: Int) -> Data {
        Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + Data("picture \(index)".utf8)
    }

    @Test func hiddenCases_cannotBeTold() throws {
        let (first, json, _) = try assignment()
        for word in ["secret", "shown", "hidden"] { #expect(!json.contains(word)) }
        let keys = Set(first.cases.map { Set($0.given.keys).subtracting(["seed"]) })
        #expect(keys == [["image", "tensors"]])
        let (second, _, _) = try assignment()
        #expect(Set(first.names.values).isDisjoint(with: second.names.values))
        #expect(first.names.keys == second.names.keys)
    }

    @Test func everyCase_isGivenWhatIsItsOwn() throws {
        let (assignment, _, lesson) = try assignment()
        for (id, index) in [("shown-one", 0), ("shown-two", 1), ("secret-one", 2), ("secret-two", 3)] {
            let given = try #require(assignment.cases.first { $0.id == assignment.names[id] }).given
            guard case .text(let picture)? = given["image"], case .text(let tensors)? = given["tensors"] else {
                Issue.record("\(given)")
                continue
            }
            #expect(try Data(contentsOf: URL(filePath: picture)) == Self.picture(index))
            let arrays = try SafeTensors(contentsOf: URL(filePath: tensors)).arrays
            #expect(arrays.keys.sorted() == ["shared", "x"])
            #expect(arrays["x"]?.integers == [index])
            #expect(assignment.givenFiles.contains(picture))
            #expect(assignment.givenFiles.contains(tensors))
        }
        #expect(!assignment.givenFiles.contains { $0.hasPrefix(lesson.folder.path) })
        #expect(assignment.cases.filter { $0.given["seed"] != nil }.count == 1)
    }

    @Test func shownCases_comeFirstAndKeepTheirOrder() throws {
        var orders: Set<[String]> = []
        for _ in 0..<24 {
            let (assignment, _, _) = try assignment()
            let ids = Dictionary(assignment.names.map { ($1, $0) }, uniquingKeysWith: { $1 })
            orders.insert(assignment.cases.compactMap { ids[$0.id] })
            #expect(Set(assignment.cases.suffix(2).map(\.id)) == assignment.hiddenNames)
        }
        // That one order of the two hidden ones is never drawn happens once in eight million times.
        let shown = ["shown-one", "shown-two"]
        #expect(orders == [shown + ["secret-one", "secret-two"], shown + ["secret-two", "secret-one"]])
    }

    @Test func whatACheckSaid_namesCasesAsLearnersKnowThem() throws {
        let (assignment, _, _) = try assignment()
        func said(_ id: String) -> String {
            let text = "check: case \"\(assignment.names[id] ?? "")\" gives no \"x\""
            return String(decoding: assignment.renamed(Data(text.utf8)), as: UTF8.self)
        }
        #expect(said("shown-two") == #"check: case "shown-two" gives no "x""#)
        #expect(said("secret-two") == #"check: case "hidden 2" gives no "x""#)
    }
}
