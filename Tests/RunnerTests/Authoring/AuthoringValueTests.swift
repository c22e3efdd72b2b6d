import Foundation
import Grading
import Lessons
import NN
import Testing

@testable import Authoring
@testable import Runner

/// The parts of the author verbs that run nothing.
struct AuthoringValueTests {
    @Test func names_comeFromOneSlug() throws {
        let name = try #require(LessonName("sharp-edges-2"))
        #expect(name.target == "SharpEdges2")
        #expect(name.title == "Sharp edges 2")
        #expect(name.folder(number: 7) == "07-sharp-edges-2")
        #expect(name.folder(number: 12) == "12-sharp-edges-2")
    }

    @Test(arguments: ["", "Sharp", "2-edges", "sharp--edges", "sharp-", "sharp edges", "../edges", "kanté"])
    func otherNames_areRefused(slug: String) {
        #expect(LessonName(slug) == nil)
    }

    @Test func proposal_keepsWhatHasBothMargins() {
        #expect(ToleranceProposal(.close(rtol: 1e-4, atol: 1e-6), spread: 0.1, nearest: 10) == .keep)
        #expect(ToleranceProposal(.close(rtol: 1e-4, atol: 1e-6), spread: 0, nearest: nil) == .keep)
    }

    @Test func proposal_hasBothMarginsWhereThereIsRoom() throws {
        for (spread, nearest) in [(0.5, 1e4), (3.0, nil), (0.001, 4.0), (0.0, 2.0), (0.11, 11.5)] as [(Double, Double?)]
        {
            let proposal = ToleranceProposal(.close(rtol: 1e-4, atol: 1e-6), spread: spread, nearest: nearest)
            guard case .change(.close(let rtol, let atol)) = proposal else {
                Issue.record("\(spread) \(String(describing: nearest)) \(proposal)")
                continue
            }
            let factor = rtol / 1e-4
            #expect(abs(atol / 1e-6 - factor) < 1e-9 * factor)
            #expect(spread / factor <= 0.1 + 1e-9)
            if let nearest { #expect(nearest / factor >= 10 - 1e-9) }
        }
    }

    @Test func proposal_saysWhereThereIsNoRoom() {
        #expect(ToleranceProposal(.close(rtol: 1e-4, atol: 1e-6), spread: 0.5, nearest: 30) == .impossible)
        #expect(ToleranceProposal(.close(rtol: 1e-4, atol: 1e-6), spread: .infinity, nearest: nil) == .impossible)
    }

    @Test func everyStoredType_survivesBeingWrittenAndRead() throws {
        for type in OutputType.allCases {
            let tensor = GradedTensor([0, 1, 2, 3, 200, 255], shape: [2, 3], elementType: type.rawValue)
            #expect(GradedTensor(StoredArray(tensor)) == tensor)
        }
    }

    @Test(arguments: [
        Comparison.Metric.close(rtol: 1e-4, atol: 1e-6), .exact, .cosine(min: 0.99), .rank(min: 0.99), .topK(k: 2),
        .upToSign(rtol: 1e-4, atol: 1e-6),
    ])
    func spoiledAnswers_neverPass(metric: Comparison.Metric) throws {
        let folder = TemporaryFolder()
        let right = GradedTensor((0..<24).map { Double(Float(sin(Double($0) * 1.7) + 0.1)) }, shape: [4, 6])
        let output = OutputSpec(
            name: "map", shape: [4, 6], reference: ReferencePath(file: "reference.safetensors", key: "map"),
            comparison: Comparison(metric))
        let exercise = ExerciseSpec(id: "a", title: "A", target: "A", edit: ["Exercise/A.swift"], outputs: [output])
        try SafeTensors(arrays: ["map": StoredArray(right)]).write(
            to: folder.url.appending(path: "reference.safetensors"))
        let lesson = Lesson(
            id: "a", title: "A", requires: [], number: 1, folder: folder.url, blocks: [], exercises: [exercise])
        let spec = exercise.cases[0]
        var sheet = TrialSubmission(exercise: exercise, lesson: lesson, tensors: [:])
        sheet[output, spec] = right
        #expect(try sheet.grade(in: folder.url).outcome == .passed)
        var random = SplitMix64(state: 3)
        var tried = 0
        for round in 0..<40 {
            for perturbation in Perturbation.allCases {
                guard let spoiled = perturbation.apply(to: right, output, using: &random) else { continue }
                var answer = sheet
                if case .tensor(let tensor) = spoiled {
                    answer[output, spec] = tensor
                } else {
                    answer[output, spec] = nil
                }
                tried += 1
                #expect(try answer.grade(in: folder.url).outcome != .passed, "\(perturbation), round \(round)")
            }
        }
        #expect(tried >= 160)
    }

    private func coverage(
        given: [String: GivenValue] = [:], cases: [CaseSpec], _ tensors: [String: [Double]]
    ) throws -> [String] {
        let folder = TemporaryFolder()
        let output = OutputSpec(
            name: "map", shape: [2, 2], axes: ["y", "x"],
            reference: ReferencePath(file: "reference.safetensors", key: "{case}/map"),
            comparison: Comparison(.close(rtol: 1e-4, atol: 1e-6)))
        let exercise = ExerciseSpec(
            id: "a", title: "A", target: "A", edit: ["Exercise/A.swift"], given: given, outputs: [output], cases: cases)
        let arrays = tensors.map { ("\($0)/map", StoredArray(GradedTensor($1, shape: [2, 2], elementType: "f32"))) }
        try SafeTensors(arrays: Dictionary(uniqueKeysWithValues: arrays)).write(
            to: folder.url.appending(path: "reference.safetensors"))
        let lesson = Lesson(
            id: "a", title: "A", requires: [], number: 1, folder: folder.url, blocks: [], exercises: [exercise])
        return CaseCoverage(exercise: exercise, lesson: lesson).notices().map(\.message)
    }

    @Test func coverage_noticesWhatCasesLeaveOpen() throws {
        let (shown, hidden) = (CaseSpec(id: "one"), CaseSpec(id: "two", hidden: true, seed: 7))
        let (slope, other, even): ([Double], [Double], [Double]) = ([1, 2, 3, 4], [4, 3, 2, 1], [1, 2, 2, 1])
        #expect(try coverage(cases: [shown, hidden], ["one": slope, "two": other]) == [])
        #expect(
            try coverage(cases: [shown], ["one": slope])
                == ["The exercise a has no hidden case: answers copied from the visible ones pass."])
        #expect(
            try coverage(cases: [shown, hidden], ["one": slope, "two": slope])
                == ["Hidden cases of a want what visible ones want: answers copied from those pass."])
        #expect(
            try coverage(cases: [shown, hidden], ["one": even, "two": [3, 0, 0, 3]])
                == ["y and x of \"map\" can be exchanged in every case: answers that do so pass."])
        #expect(
            try coverage(
                given: ["rows": .integer(4), "columns": .integer(4)], cases: [shown, hidden],
                ["one": slope, "two": other])
                == ["\"columns\" and \"rows\" are equal in every case: answers that exchange them pass."])
        let wide = CaseSpec(id: "two", hidden: true, given: ["columns": .integer(3)])
        #expect(
            try coverage(
                given: ["rows": .integer(4), "columns": .integer(4)], cases: [shown, wide],
                ["one": slope, "two": other])
                == [])
    }

    @Test func axesOfOneLength_areExchanged() {
        let tensor = GradedTensor((0..<18).map(Double.init), shape: [3, 2, 3])
        #expect(AxisPair.all(of: [3, 2, 3, 1, 1]) == [AxisPair(first: 0, second: 2)])
        let exchanged = AxisPair(first: 0, second: 2).exchanged(in: tensor)
        #expect(exchanged.values == [0, 6, 12, 3, 9, 15, 1, 7, 13, 4, 10, 16, 2, 8, 14, 5, 11, 17])
    }

    @Test func exchangedAxes_andTies_areRefused() throws {
        let right = GradedTensor([3, 1, 2, 5, 4, 9, 8, 0, 7], shape: [3, 3], elementType: "i64")
        let output = OutputSpec(
            name: "ids", shape: [3, 3], elementType: .i64, reference: ReferencePath(file: "r", key: "k"),
            comparison: Comparison(.exact))
        var random = SplitMix64(state: 1)
        for (perturbation, wanted) in [
            (Perturbation.exchangedAxes, [3.0, 5, 8, 1, 4, 0, 2, 9, 7]), (.tied, [3, 1, 2, 5, 4, 9, 9, 0, 7]),
        ] {
            guard case .tensor(let spoiled)? = perturbation.apply(to: right, output, using: &random) else {
                Issue.record("\(perturbation) changes nothing")
                continue
            }
            #expect(spoiled.values == wanted)
        }
        let even = GradedTensor([1, 2, 2, 1], shape: [2, 2], elementType: "i64")
        #expect(Perturbation.exchangedAxes.apply(to: even, output, using: &random) == nil)
        #expect(Perturbation.tied.apply(to: even, output, using: &random) == nil)
    }
}
