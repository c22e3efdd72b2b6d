import Foundation
import Grading
import Lessons
import NN
import Testing

@Suite struct VerdictReportTests {
    private func lines(
        _ yours: StoredArray?, _ expected: StoredArray, _ metric: Comparison.Metric = .close(rtol: 1e-4, atol: 1e-6),
        axes: [String]? = nil
    ) throws -> [String] {
        let verdict = try GradingFixture.grade(yours, against: expected, metric, axes: axes)
        let output = OutputSpec(
            name: "map", shape: expected.shape, axes: axes, reference: ReferencePath(file: "", key: ""),
            comparison: Comparison(metric))
        return VerdictReport(verdict, of: .make(outputs: [output])).lines
    }

    @Test func values_areToldByCountShareFirstAndWorst() throws {
        let expected = StoredArray.floats([0.1, 0.2, 0.114, 0.4, 0.5, 0.97], [2, 3])
        let yours = StoredArray.floats([0.1, 0.2, 0.031, 0.4, 0.5, 0], [2, 3])
        #expect(
            try lines(yours, expected, axes: ["y", "x"]) == [
                "map: 2 of 6 values are off (33 %).", "First at y=0, x=2: yours 0.031, expected 0.114.",
                "Worst at y=1, x=2: yours 0, expected 0.97.", "0 of 1 point.",
            ])
    }

    @Test func nearlyEqualNumbers_areShownWithEnoughDigits() throws {
        let lines = try lines(.floats([1, 1.0003]), .floats([1, 1]), axes: ["c"])
        #expect(
            lines[1] == "It is at c=1: yours 1.0003, expected 1." || lines[1] == "It is at c=1: yours 1, expected 1.",
            "\(lines)")
        #expect(!lines[1].contains("yours 1, expected 1."))
    }

    @Test func shapes_areNamedByAxis() throws {
        let lines = try lines(.floats([1, 2, 3, 4]), .floats([1, 2, 3, 4], [2, 2]), axes: ["y", "x"])
        #expect(lines[0] == "map: the shape is [4], expected [2, 2] (y, x).")
        #expect(lines[1] == "The values are right and in order, but in another shape.")
    }

    @Test func passing_isSaidInOneLine() throws {
        #expect(try lines(.floats([1]), .floats([1])) == ["map is right. 1 point."])
    }

    @Test func nonFinite_isTold() throws {
        #expect(
            try lines(.floats([1, .nan, .nan]), .floats([1, 2, 3]), axes: ["c"])[0]
                == "map: 2 of 3 values are NaN (67 %).")
    }

    @Test func misspelledOutput_isPointedAt() throws {
        let fixture = try GradingFixture()
        try fixture.write(references: ["a": .floats([1]), "heatmap": .floats([1])])
        try fixture.write(outputs: ["main/a": .floats([1]), "main/heatmpa": .floats([1])])
        let outputs = ["a", "heatmap"].map {
            OutputSpec(
                name: $0, shape: [1], axes: ["c"], reference: ReferencePath(file: "references/x.safetensors", key: $0),
                comparison: Comparison(.exact))
        }
        let exercise = ExerciseSpec.make(outputs: outputs)
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(
            VerdictReport(verdict, of: exercise).lines == [
                "heatmap: not reported; \"heatmpa\" was. Is that the one?", "Right: a.", "1 of 2 points.",
            ])
    }

    @Test func stageAndOthers_areTold() throws {
        let fixture = try GradingFixture()
        let arrays: [String: StoredArray] = [
            "a/slope": .noise([7, 7], seed: 1), "a/heat": .noise([7, 7], seed: 2), "a/top": .noise([7, 7], seed: 3),
            "b/slope": .noise([7, 7], seed: 4), "b/heat": .noise([7, 7], seed: 5), "b/top": .noise([7, 7], seed: 6),
        ]
        try fixture.write(references: arrays)
        var yours = arrays
        yours["b/slope"] = yours["b/slope"]!.mapped { $0 * 2 }
        yours["a/heat"] = .noise([7, 7], seed: 9)
        yours["b/heat"] = .noise([7, 7], seed: 9)
        try fixture.write(outputs: yours)
        let exercise = ExerciseSpec.make(
            outputs: [.map("heat", points: 3, stage: 2), .map("slope", stage: 1), .map("top", points: 2)],
            cases: [CaseSpec(id: "a"), CaseSpec(id: "b")])
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        let lines = VerdictReport(verdict, of: exercise).lines
        #expect(lines[0] == "Stage 1 (slope) is where it goes wrong first.")
        #expect(lines[1] == "slope, case b: 49 of 49 values are off (100 %).")
        #expect(lines.contains("Every value is 2 times the expected one."))
        #expect(lines.suffix(3) == ["Also off: heat.", "Right: top.", "2 of 6 points."])
    }

    @Test func lines_stayUnder80Columns() throws {
        let axes = ["a-rather-long-axis-name", "another-long-axis-name"]
        let lines = try lines(.noise([7, 7], seed: 1), .noise([7, 7], seed: 2), axes: axes)
        #expect(lines.allSatisfy { $0.count < 80 })
        #expect(lines.count > 4)
    }

    @Test func json_hasEveryKeyOfTheContract() throws {
        let verdict = try GradingFixture.grade(.floats([1, .nan]), against: .floats([1, 2]), axes: ["c"])
        let report = CheckReport(
            exercise: "sample", outcome: verdict.outcome, verdict: verdict, possible: 1,
            seconds: .init(build: 0.5, run: 0.25, grade: 0.125), hint: nil, containment: "limits", log: nil)
        let object = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
        for key in ["exercise", "outcome", "seconds", "points", "checks", "diagnosis", "hint", "containment", "log"] {
            #expect(object[key] != nil, "\(key)")
        }
        #expect(object["outcome"] as? String == "failed")
        #expect(object["diagnosis"] is NSNull)
        let check = try #require((object["checks"] as? [[String: Any]])?.first)
        for key in [
            "output", "case", "passed", "shape", "expectedShape", "withinTolerance", "firstMismatch", "worst",
            "maxAbsolute",
            "maxRelative", "cosine", "picture",
        ] {
            #expect(check[key] != nil, "\(key)")
        }
        let first = try #require(check["firstMismatch"] as? [String: Any])
        #expect(first["yours"] as? String == "NaN")
        #expect(first["expected"] as? Double == 2)
        #expect(first["index"] as? [Int] == [1])
    }
}
