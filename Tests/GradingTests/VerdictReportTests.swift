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
        return VerdictReport(verdict, of: .make(outputs: [output])).sentences
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
            VerdictReport(verdict, of: exercise).sentences == [
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
        let lines = VerdictReport(verdict, of: exercise).sentences
        #expect(lines[0] == "Stage 1 (slope) is where it goes wrong first.")
        #expect(lines[1] == "slope, case b: 49 of 49 values are off (100 %).")
        #expect(lines.contains("Every value is 2 times the expected one."))
        #expect(lines.suffix(3) == ["Also off: heat.", "Right: top.", "2 of 6 points."])
    }
}
