import Foundation
import Imaging
import NN
import Testing

@testable import ExerciseKit

@Suite struct CheckTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "ExerciseKit-\(UUID().uuidString)")
    private var output: URL { folder.appending(path: "outputs.safetensors") }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// An assignment as the runner writes it, from the JSON of its cases.
    private func assignment(_ cases: String) throws -> Assignment {
        let file = folder.appending(path: "assignment.json")
        let json = #"{"exercise": "doubled", "output": "\#(output.path)", "cases": \#(cases)}"#
        try Data(json.utf8).write(to: file)
        return try Assignment(contentsOf: file)
    }

    @Test func outputs_are_filed_under_their_case() throws {
        let two = try assignment(#"[{"id": "a", "given": {"n": 2}}, {"id": "b", "given": {"n": 5}}]"#)
        try Check.run(two) { given, report in
            let number = try given.int("n")
            report("doubled", Tensor([Float(2 * number)], shape: [1]))
        }
        let written = try SafeTensors(contentsOf: output)
        #expect(Set(written.names) == ["a/doubled", "b/doubled"])
        #expect(try written.tensor("a/doubled").scalars == [4])
        #expect(try written.tensor("b/doubled").scalars == [10])
    }

    @Test func every_kind_of_output_keeps_its_type_and_shape() throws {
        let one = try assignment(#"[{"id": "main", "given": {}}]"#)
        try Check.run(one) { _, report in
            report("tensor", Tensor([1, 2, 3, 4], shape: [2, 2]))
            report("picture", Picture(width: 2, height: 1, pixels: [1, 2, 3, 4, 5, 6]))
            report("number", Float(0.5))
            report("count", 7)
            report("ids", [3, 1])
            report("grid", [1, 2, 3, 4], shape: [2, 2])
            report("mask", [UInt8](repeating: 1, count: 6), shape: [2, 3])
        }
        let written = try SafeTensors(contentsOf: output)
        func kind(_ name: String) throws -> String {
            let array = try written.array("main/\(name)")
            return "\(array.elementType) \(array.shape)"
        }
        #expect(try kind("tensor") == "float32 [2, 2]")
        #expect(try kind("picture") == "uint8 [1, 2, 3]")
        #expect(try kind("number") == "float32 []")
        #expect(try kind("count") == "int64 []")
        #expect(try kind("ids") == "int64 [2]")
        #expect(try kind("grid") == "int64 [2, 2]")
        #expect(try kind("mask") == "uint8 [2, 3]")
        #expect(try written.array("main/grid").integers == [1, 2, 3, 4])
    }

    @Test func nothing_is_written_when_a_case_throws() throws {
        let two = try assignment(#"[{"id": "a", "given": {}}, {"id": "b", "given": {}}]"#)
        struct Oops: Error {}
        #expect(throws: Oops.self) {
            try Check.run(two) { given, report in
                report("x", 1)
                if given.caseID == "b" { throw Oops() }
            }
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["assignment.json"])
    }

    @Test func what_was_reported_before_is_gone_on_with() throws {
        let two = try assignment(#"[{"id": "a", "given": {}}, {"id": "b", "given": {}}]"#)
        let first = Report()
        #expect(first.isEmpty)
        first.begin(case: "a")
        first("x", 1)
        try first.write(to: output)
        let second = try Report(goingOnWith: output)
        #expect(!second.isEmpty)
        var cases: [String] = []
        try Check.run(two, from: 1, into: second) { given, report in
            cases.append(given.caseID)
            report("x", 2)
        }
        #expect(cases == ["b"])
        let written = try SafeTensors(contentsOf: output)
        #expect(try written.array("a/x").integers == [1])
        #expect(try written.array("b/x").integers == [2])
    }

    @Test func what_cannot_be_read_again_is_not_gone_on_with() throws {
        try Data("half a file".utf8).write(to: output)
        #expect(throws: CheckError.self) { try Report(goingOnWith: output) }
    }

    @Test func an_output_reported_twice_is_a_fault_of_the_check() throws {
        let one = try assignment(#"[{"id": "a", "given": {}}]"#)
        #expect(throws: CheckError.reportedTwice(output: "x", case: "a")) {
            try Check.run(one) { _, report in
                report("x", 1)
                report("x", 2)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: output.path))
    }

    @Test func numbers_that_do_not_fill_their_shape_are_a_fault_of_the_check() throws {
        let one = try assignment(#"[{"id": "a", "given": {}}]"#)
        #expect(throws: CheckError.badShape(output: "x", case: "a", count: 3, shape: [2, 2])) {
            try Check.run(one) { _, report in report("x", [1, 2, 3], shape: [2, 2]) }
        }
    }

    @Test func outputs_that_cannot_be_written_name_the_file() throws {
        let file = folder.appending(path: "elsewhere.json")
        let nowhere = folder.appending(path: "missing/outputs.safetensors").path
        let json = #"{"exercise": "x", "output": "\#(nowhere)", "cases": [{"id": "a", "given": {}}]}"#
        try Data(json.utf8).write(to: file)
        let error = #expect(throws: CheckError.self) {
            try Check.run(Assignment(contentsOf: file)) { _, report in report("x", 1) }
        }
        #expect("\(try #require(error))".contains(nowhere))
    }

    @Test func whose_fault_an_error_is_decides_the_exit_status() {
        struct Oops: Error {}
        #expect(Status(of: CheckError.noAssignment) == .courseFault)
        #expect(Status(of: Oops()) == .threw)
        #expect(Status.courseFault.rawValue == 70)
    }
}
