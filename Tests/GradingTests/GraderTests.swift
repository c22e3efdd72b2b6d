import Foundation
import Grading
import Lessons
import NN
import Testing

/// Points, cases, files that are not there or not what they should be, and speed.
@Suite struct GraderTests {
    private let exercise = ExerciseSpec.make(
        outputs: [.map("slope", points: 2), .map("heat", points: 3)],
        cases: [CaseSpec(id: "mug"), CaseSpec(id: "secret", hidden: true, seed: 1)])

    private func right(seed: UInt64 = 1) -> [String: StoredArray] {
        var arrays: [String: StoredArray] = [:]
        for (index, key) in ["mug/slope", "mug/heat", "secret/slope", "secret/heat"].enumerated() {
            arrays[key] = .noise([7, 7], seed: seed + UInt64(index))
        }
        return arrays
    }

    private func fixture() throws -> GradingFixture {
        let fixture = try GradingFixture()
        try fixture.write(references: right())
        return fixture
    }

    @Test func rightAnswers_passWithAllPoints() throws {
        let fixture = try fixture()
        try fixture.write(outputs: right())
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.outcome == .passed)
        #expect(verdict.outcome.exitCode == 0)
        #expect(verdict.points == Points(earned: 5, possible: 5))
        #expect(verdict.checks.count == 4)
        #expect(verdict.diagnosis == nil)
    }

    @Test func points_countPerOutputWhenEveryCaseIsRight() throws {
        let fixture = try fixture()
        var arrays = right()
        arrays["secret/slope"] = arrays["secret/slope"]!.changing(0, to: 9)
        try fixture.write(outputs: arrays)
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.outcome == .failed)
        #expect(verdict.outcome.exitCode == 1)
        #expect(verdict.points == Points(earned: 3, possible: 5))
    }

    @Test func hiddenCase_isNotShownByValue() throws {
        let fixture = try fixture()
        var arrays = right()
        arrays["secret/heat"] = arrays["secret/heat"]!.changing(0, to: 9.125)
        try fixture.write(outputs: arrays)
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        let check = try #require(verdict.failures.first)
        #expect(check.caseName == "hidden 1")
        #expect(check.firstMismatch == nil)
        #expect(check.worst == nil)
        #expect(check.maxAbsolute == nil)
        #expect(check.cosine == nil)
        #expect(check.withinTolerance == 48.0 / 49)
        #expect(verdict.compared.allSatisfy { $0.spec.id == "mug" })
        let text = VerdictReport(verdict, of: exercise).sentences.joined(separator: "\n")
        #expect(!text.contains("9.125"))
        #expect(!text.contains("secret"))
        #expect(text.contains("heat, a hidden case: 1 of 49 values is off (2 %)."))
    }

    /// Of an output that is wrong in a hidden case alone nothing but a share can be said.
    @Test func whatIsShown_isToldBeforeWhatIsHidden_unlessAnEarlierStageIsWrong() throws {
        func failures(stages: (Int?, Int?)) throws -> ([String], VerdictReport) {
            let staged = ExerciseSpec.make(
                outputs: [.map("slope", stage: stages.0), .map("heat", stage: stages.1)], cases: exercise.cases)
            let fixture = try fixture()
            var arrays = right()
            for key in ["secret/slope", "mug/heat"] { arrays[key] = arrays[key]!.changing(0, to: 9) }
            try fixture.write(outputs: arrays)
            let verdict = fixture.grader.grade(staged, outputs: fixture.outputs)
            return (verdict.failures.map(\.output), VerdictReport(verdict, of: staged))
        }
        for stages in [(nil, nil), (1, 1), (nil, 2)] as [(Int?, Int?)] {
            let (outputs, report) = try failures(stages: stages)
            #expect(outputs == ["heat", "slope"])
            let text = report.sentences.joined(separator: " ")
            #expect(text.contains("heat, case mug: 1 of 49 values is off"))
            #expect(text.contains("Also off: slope (for a hidden case)."))
        }
        let (outputs, report) = try failures(stages: (1, 2))
        #expect(outputs == ["slope", "heat"])
        #expect(report.sentences[0] == "Stage 1 (slope) is where it goes wrong first.")
    }

    @Test func nothingHandedIn_isNoOutput() throws {
        let fixture = try fixture()
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .noOutput)
        try fixture.write(outputs: ["mug/other": .floats([1])])
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .noOutput)
    }

    @Test(arguments: [
        Data(), Data([1, 2, 3]), Data(repeating: 0xFF, count: 64),
        Data([9, 0, 0, 0, 0, 0, 0, 0]) + Data("{\"a\": 1}x".utf8),
        Data([2, 0, 0, 0, 0, 0, 0, 0]) + Data("[]".utf8),
    ])
    func malformedFile_isNoOutput_andSaysWhere(_ contents: Data) throws {
        let fixture = try fixture()
        try contents.write(to: fixture.outputs)
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.outcome == .noOutput)
        #expect(verdict.points.earned == 0)
        #expect(try #require(verdict.problems.first).hasPrefix("What was handed in cannot be read: "))
    }

    @Test func truncatedFile_isNoOutput_atEveryLength() throws {
        let fixture = try fixture()
        try fixture.write(outputs: right())
        let whole = try Data(contentsOf: fixture.outputs)
        for length in stride(from: 0, to: whole.count, by: 37) {
            try whole.prefix(length).write(to: fixture.outputs)
            #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .noOutput)
        }
    }

    @Test func hugeFile_isOverLimit_andIsNotRead() throws {
        let fixture = try fixture()
        _ = FileManager.default.createFile(atPath: fixture.outputs.path, contents: nil)
        let handle = try FileHandle(forWritingTo: fixture.outputs)
        try handle.truncate(atOffset: 2 << 30)
        try handle.close()
        let start = ContinuousClock.now
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .overLimit)
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test func pipeFolderOrLink_inPlaceOfTheFile_isNoOutput() throws {
        let fixture = try fixture()
        #expect(mkfifo(fixture.outputs.path, 0o600) == 0)
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .noOutput)
        try FileManager.default.removeItem(at: fixture.outputs)

        try FileManager.default.createDirectory(at: fixture.outputs, withIntermediateDirectories: false)
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .noOutput)
        try FileManager.default.removeItem(at: fixture.outputs)

        // A link to the references would be a perfect answer.
        try FileManager.default.createSymbolicLink(
            at: fixture.outputs, withDestinationURL: fixture.folder.appending(path: "references/x.safetensors"))
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .noOutput)
    }

    @Test func missingReferenceFile_isOurFault() throws {
        let fixture = try GradingFixture()
        try fixture.write(outputs: right())
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.outcome == .graderFault)
        #expect(verdict.outcome.exitCode == 70)
        #expect(
            verdict.problems.first == "The reference references/x.safetensors cannot be used: there is no such file.")
    }

    @Test func missingReferenceKey_isOurFault_evenWhenNothingWasHandedIn() throws {
        let fixture = try GradingFixture()
        try fixture.write(references: right().filter { $0.key != "secret/heat" })
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.outcome == .graderFault)
        #expect(verdict.problems == ["The reference references/x.safetensors has no tensor \"secret/heat\"."])
    }

    @Test func corruptReferenceOrRecording_isOurFault() throws {
        let fixture = try fixture()
        var wrong = right()
        wrong["mug/heat"] = .noise([7, 7], seed: 50)
        try fixture.write(outputs: wrong)
        let mistaken = ExerciseSpec.make(
            outputs: exercise.outputs, cases: exercise.cases,
            mistakes: [MistakeSpec(id: "m", kind: .source("Mistakes/m.swift"), say: "m")])
        #expect(fixture.grader.grade(mistaken, outputs: fixture.outputs).outcome == .failed)
        try Data("garbage!!!".utf8).write(to: fixture.folder.appending(path: MistakeSpec.recordings))
        #expect(fixture.grader.grade(mistaken, outputs: fixture.outputs).outcome == .graderFault)
        try Data("garbage!!!".utf8).write(to: fixture.folder.appending(path: "references/x.safetensors"))
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .graderFault)
    }

    @Test func referenceOfAnotherShape_isOurFault() throws {
        let fixture = try GradingFixture()
        var references = right()
        references["mug/heat"] = .noise([49])
        try fixture.write(references: references)
        try fixture.write(outputs: references)
        #expect(fixture.grader.grade(exercise, outputs: fixture.outputs).outcome == .graderFault)
    }

    @Test func exerciseWithoutOutputs_isOurFault_notAPass() throws {
        let fixture = try fixture()
        try fixture.write(outputs: right())
        #expect(fixture.grader.grade(.make(outputs: []), outputs: fixture.outputs).outcome == .graderFault)
    }

    @Test func referenceWithoutCase_isLookedForUnderTheCaseFirst() throws {
        let fixture = try GradingFixture()
        try fixture.write(references: ["mug/map": .floats([1]), "map": .floats([2])])
        let output = OutputSpec(
            name: "map", shape: [1], reference: ReferencePath(file: "references/x.safetensors", key: "map"),
            comparison: Comparison(.exact))
        let spec = ExerciseSpec.make(outputs: [output], cases: [CaseSpec(id: "mug"), CaseSpec(id: "donut")])
        try fixture.write(outputs: ["mug/map": .floats([1]), "donut/map": .floats([2])])
        #expect(fixture.grader.grade(spec, outputs: fixture.outputs).outcome == .passed)
    }

    @Test(arguments: [
        Comparison.Metric.close(rtol: 1e-4, atol: 1e-6), .exact, .cosine(min: 0.999), .rank(min: 0.999), .topK(k: 5),
        .upToSign(rtol: 1e-4, atol: 1e-6),
    ])
    func aMillionElements_areGradedByEveryMetric(_ metric: Comparison.Metric) throws {
        let shape = [3, 580, 580]
        let fixture = try GradingFixture()
        let expected = StoredArray.noise(shape)
        try fixture.write(references: ["main/map": expected])
        let output = OutputSpec(
            name: "map", shape: shape, axes: ["c", "y", "x"],
            reference: ReferencePath(file: "references/x.safetensors", key: "{case}/map"),
            comparison: Comparison(metric))
        for yours in [expected, .noise(shape, seed: 2)] {
            try fixture.write(outputs: ["main/map": yours])
            let verdict = fixture.grader.grade(.make(outputs: [output]), outputs: fixture.outputs)
            #expect(verdict.outcome == (yours == expected ? .passed : .failed))
        }
    }
}
