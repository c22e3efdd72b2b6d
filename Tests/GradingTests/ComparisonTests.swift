import Foundation
import Grading
import Lessons
import NN
import Testing

/// The order and the rules of comparison, a sentence a test.
@Suite struct ComparisonTests {
    private func finding(_ verdict: Verdict) throws -> Finding { try #require(verdict.checks.first).finding }

    @Test func missingOutput_comesFirst() throws {
        let fixture = try GradingFixture()
        try fixture.write(references: ["a": .floats([1]), "b": .floats([1])])
        try fixture.write(outputs: ["main/a": .floats([1]), "main/bb": .floats([1])])
        let outputs = ["a", "b"].map {
            OutputSpec(
                name: $0, shape: [1], reference: ReferencePath(file: "references/x.safetensors", key: $0),
                comparison: Comparison(.exact), points: 2)
        }
        let verdict = fixture.grader.grade(.make(outputs: outputs), outputs: fixture.outputs)
        #expect(verdict.outcome == .failed)
        #expect(verdict.checks.map(\.finding) == [.right, .missing(reported: ["a", "bb"])])
        #expect(verdict.points == Points(earned: 2, possible: 4))
    }

    @Test(arguments: [[4], [1, 2, 2], [2, 2, 1], [1], [4, 1], []])
    func shape_isNeverBroadcast(_ shape: [Int]) throws {
        let count = shape.reduce(1, *)
        let verdict = try GradingFixture.grade(
            .floats(Array(repeating: 3, count: count), shape), against: .floats([3, 3, 3, 3], [2, 2]))
        #expect(try finding(verdict) == .shape(yours: shape, expected: [2, 2]))
        #expect(verdict.outcome == .failed)
    }

    @Test func shape_comesBeforeElementType() throws {
        let verdict = try GradingFixture.grade(StoredArray([1, 2] as [Int], shape: [2]), against: .floats([1, 2, 3]))
        #expect(try finding(verdict) == .shape(yours: [2], expected: [3]))
    }

    @Test func elementType_comesBeforeValues() throws {
        let verdict = try GradingFixture.grade(StoredArray([1, 2] as [Int], shape: [2]), against: .floats([1, 9]))
        #expect(try finding(verdict) == .elementType(yours: "i64", expected: "f32"))
    }

    @Test func elementType_isAskedForEvenWhenValuesAgree() throws {
        let verdict = try GradingFixture.grade(StoredArray([1, 2] as [Int], shape: [2]), against: .floats([1, 2]))
        #expect(verdict.outcome == .failed)
    }

    @Test func nonFinite_comesBeforeValues_withCountAndFirstPlace() throws {
        let verdict = try GradingFixture.grade(
            .floats([9, 9, .nan, .infinity, .nan, 9], [2, 3]), against: .floats([1, 2, 3, 4, 5, 6], [2, 3]),
            axes: ["y", "x"])
        guard case .nonFinite(2, 1, let first) = try finding(verdict) else {
            Issue.record("\(try finding(verdict))")
            return
        }
        #expect(first.index == [0, 2])
        #expect(first.at == "y=0, x=2")
        #expect(first.expected == 3)
    }

    @Test func referenceWithNaN_isOurFault_unlessTheSpecSaysSo() throws {
        let array = StoredArray.floats([1, .nan])
        #expect(try GradingFixture.grade(array, against: array).outcome == .graderFault)
        #expect(try GradingFixture.grade(array, against: array, nonFinite: .equal).outcome == .passed)
    }

    @Test func nonFiniteEqual_stillWantsTheSameValueInTheSamePlace() throws {
        let expected = StoredArray.floats([1, .nan, .infinity, 4])
        func outcome(_ values: [Float]) throws -> Outcome {
            try GradingFixture.grade(.floats(values), against: expected, nonFinite: .equal).outcome
        }
        #expect(try outcome([1, .nan, .infinity, 4]) == .passed)
        #expect(try outcome([1, .nan, -.infinity, 4]) == .failed)
        #expect(try outcome([1, .infinity, .infinity, 4]) == .failed)
        #expect(try outcome([.nan, .nan, .infinity, 4]) == .failed)
        #expect(try outcome([1, 2, .infinity, 4]) == .failed)
        #expect(try outcome([1, .nan, 3e38, 4]) == .failed)
    }

    @Test func close_isAsymmetric() throws {
        // |10 - 11| = 1: within 0.1 * 11, not within 0.0999 * 10.
        let metric = Comparison.Metric.close(rtol: 0.095, atol: 0)
        #expect(try GradingFixture.grade(.floats([10]), against: .floats([11]), metric).outcome == .passed)
        #expect(try GradingFixture.grade(.floats([11]), against: .floats([10]), metric).outcome == .failed)
    }

    @Test func close_includesItsEdge_andNothingBeyond() throws {
        let metric = Comparison.Metric.close(rtol: 0, atol: 0.5)
        #expect(try GradingFixture.grade(.floats([1.5]), against: .floats([1]), metric).outcome == .passed)
        #expect(
            try GradingFixture.grade(.floats([Float(1.5).nextUp]), against: .floats([1]), metric).outcome == .failed)
        let relative = Comparison.Metric.close(rtol: 0.25, atol: 0)
        #expect(try GradingFixture.grade(.floats([5]), against: .floats([4]), relative).outcome == .passed)
        #expect(
            try GradingFixture.grade(.floats([Float(5).nextUp]), against: .floats([4]), relative).outcome == .failed)
        #expect(try GradingFixture.grade(.floats([-3]), against: .floats([-4]), relative).outcome == .passed)
    }

    @Test func close_addsBothTolerances() throws {
        let metric = Comparison.Metric.close(rtol: 0.25, atol: 0.5)
        #expect(try GradingFixture.grade(.floats([5.5]), against: .floats([4]), metric).outcome == .passed)
        #expect(
            try GradingFixture.grade(.floats([Float(5.5).nextUp]), against: .floats([4]), metric).outcome == .failed)
    }

    @Test func exact_allowsNothing() throws {
        let metric = Comparison.Metric.exact
        let right = StoredArray([0, 128, 255] as [UInt8], shape: [3])
        #expect(try GradingFixture.grade(right, against: right, metric, type: .u8).outcome == .passed)
        let off = StoredArray([0, 129, 255] as [UInt8], shape: [3])
        #expect(try GradingFixture.grade(off, against: right, metric, type: .u8).outcome == .failed)
        #expect(try GradingFixture.grade(.floats([Float(1).nextUp]), against: .floats([1]), metric).outcome == .failed)
    }

    @Test func statistics_areOverMismatchesOnly() throws {
        // Element 0 is within the tolerance although it differs most in relative terms.
        let expected = StoredArray.floats([0.01, 4, 10, 0, 2, 2], [2, 3])
        let yours = StoredArray.floats([0.05, 6, 10, 1, 2, 3], [2, 3])
        let verdict = try GradingFixture.grade(yours, against: expected, .close(rtol: 0, atol: 0.05), axes: ["y", "x"])
        guard case .values(let mismatches) = try finding(verdict) else {
            Issue.record("\(try finding(verdict))")
            return
        }
        #expect(mismatches.count == 3)
        #expect(mismatches.total == 6)
        #expect(mismatches.first.at == "y=0, x=1")
        #expect(mismatches.worst.index == [0, 1])
        #expect(mismatches.maxAbsolute == 2)
        #expect(mismatches.maxRelative == 0.5)
        let check = try #require(verdict.checks.first)
        #expect(check.withinTolerance == 0.5)
        #expect(check.firstMismatch?.yours == 6)
        #expect(check.worst?.expected == 4)
    }

    @Test func statistics_tellFirstFromWorst() throws {
        let verdict = try GradingFixture.grade(.floats([1, 2.5, 3, 9]), against: .floats([1, 2, 3, 4]))
        let check = try #require(verdict.checks.first)
        #expect(check.firstMismatch?.index == [1])
        #expect(check.worst?.index == [3])
        #expect(check.maxAbsolute == 5)
        #expect(check.maxRelative == 1.25)
    }

    @Test func cosine_comparesDirections() throws {
        let metric = Comparison.Metric.cosine(min: 0.99)
        let expected = StoredArray.floats([1, 2, 3])
        #expect(try GradingFixture.grade(.floats([10, 20, 30]), against: expected, metric).outcome == .passed)
        let verdict = try GradingFixture.grade(.floats([3, 2, 1]), against: expected, metric)
        guard case .score(let score) = try finding(verdict) else {
            Issue.record("\(try finding(verdict))")
            return
        }
        #expect(abs(score.value - 10.0 / 14) < 1e-12)
        #expect(try GradingFixture.grade(.floats([0, 0, 0]), against: expected, metric).outcome == .failed)
        #expect(try GradingFixture.grade(.floats([-1, -2, -3]), against: expected, metric).outcome == .failed)
    }

    @Test func cosine_survivesHugeAndTinyValues() throws {
        let metric = Comparison.Metric.cosine(min: 1)
        let huge = StoredArray.floats([3e38, 1e38])
        #expect(try GradingFixture.grade(huge, against: .floats([3e-30, 1e-30]), metric).outcome == .passed)
    }

    @Test func rank_isSpearmans() throws {
        // scipy.stats.spearmanr([1, 2, 2, 4, 5], [2, 1, 3, 5, 5]) -> 0.7894736842105263
        let expected = StoredArray.floats([2, 1, 3, 5, 5])
        let verdict = try GradingFixture.grade(.floats([1, 2, 2, 4, 5]), against: expected, .rank(min: 0.99))
        guard case .score(let score) = try finding(verdict) else {
            Issue.record("\(try finding(verdict))")
            return
        }
        #expect(abs(score.value - 0.7894736842105263) < 1e-12)
    }

    @Test func rank_seesOrderAlone() throws {
        let metric = Comparison.Metric.rank(min: 1)
        let expected = StoredArray.noise([1000])
        #expect(
            try GradingFixture.grade(expected.mapped { $0 * $0 * $0 }, against: expected, metric).outcome == .passed)
        #expect(try GradingFixture.grade(expected.mapped { -$0 }, against: expected, metric).outcome == .failed)
        #expect(try GradingFixture.grade(expected.mapped { _ in 1 }, against: expected, metric).outcome == .failed)
    }

    @Test func rank_ofDoublesBeyondFloats_isTheSame() throws {
        let values = (0..<500).map { index in sin(Double(index) * 1.7) + 1e-12 * Double(index) }
        let doubles = StoredArray(
            .float64, shape: [500], bytes: values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) })
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Float](repeating: 0, count: 500)
        for (rank, index) in order.enumerated() { ranks[index] = Float(rank) }
        #expect(try GradingFixture.grade(.floats(ranks), against: doubles, .rank(min: 1)).outcome == .passed)
        ranks.swapAt(order[10], order[11])
        #expect(try GradingFixture.grade(.floats(ranks), against: doubles, .rank(min: 1)).outcome == .failed)
    }

    @Test func topK_wantsTheSameLargestInTheSameOrder() throws {
        let metric = Comparison.Metric.topK(k: 2)
        let expected = StoredArray.floats([0.1, 5, 3, 2])
        #expect(try GradingFixture.grade(.floats([0, 0.9, 0.8, 0.7]), against: expected, metric).outcome == .passed)
        #expect(try GradingFixture.grade(.floats([0, 0.8, 0.9, 0.7]), against: expected, metric).outcome == .failed)
        let verdict = try GradingFixture.grade(.floats([0, 0.9, 0.7, 0.8]), against: expected, metric)
        guard case .ranking(let mismatch) = try finding(verdict) else {
            Issue.record("\(try finding(verdict))")
            return
        }
        #expect(mismatch.inPlace == 1)
        #expect(mismatch.firstPlace == 2)
        #expect(mismatch.yours == 3)
        #expect(mismatch.expected == 2)
    }

    @Test func topK_letsTiesOfTheReferenceStandEitherWay() throws {
        let expected = StoredArray.floats([5, 5, 1])
        #expect(try GradingFixture.grade(.floats([1, 2, 0]), against: expected, .topK(k: 2)).outcome == .passed)
        #expect(try GradingFixture.grade(.floats([1, 0, 2]), against: expected, .topK(k: 2)).outcome == .failed)
    }

    @Test func topK_looksAtEveryRow() throws {
        let expected = StoredArray.floats([1, 2, 3, 3, 2, 1], [2, 3])
        #expect(
            try GradingFixture.grade(.floats([1, 2, 3, 1, 2, 3], [2, 3]), against: expected, .topK(k: 1)).outcome
                == .failed)
        #expect(
            try GradingFixture.grade(.floats([1, 2, 4, 9, 2, 1], [2, 3]), against: expected, .topK(k: 1)).outcome
                == .passed)
    }

    @Test func topK_takesIndicesAsTheyStand() throws {
        let expected = StoredArray([7, 3, 1] as [Int], shape: [3])
        #expect(try GradingFixture.grade(expected, against: expected, .topK(k: 3), type: .i64).outcome == .passed)
        let swapped = StoredArray([7, 1, 3] as [Int], shape: [3])
        #expect(try GradingFixture.grade(swapped, against: expected, .topK(k: 3), type: .i64).outcome == .failed)
        #expect(try GradingFixture.grade(swapped, against: expected, .topK(k: 1), type: .i64).outcome == .passed)
    }

    @Test func upToSign_takesTheNegativeAsAWhole() throws {
        let metric = Comparison.Metric.upToSign(rtol: 1e-4, atol: 1e-6)
        let expected = StoredArray.floats([1, -2, 3])
        #expect(try GradingFixture.grade(expected, against: expected, metric).outcome == .passed)
        #expect(try GradingFixture.grade(.floats([-1, 2, -3]), against: expected, metric).outcome == .passed)
        #expect(try GradingFixture.grade(.floats([1, 2, 3]), against: expected, metric).outcome == .failed)
        #expect(try GradingFixture.grade(.floats([-1, -2, -3]), against: expected, metric).outcome == .failed)
    }

    /// A picture that set an answer with its sign turned beside the reference would show an error of twice its size.
    @Test func reference_isTurnedAsItWasCompared() throws {
        let map = StoredArray.noise([7, 7])
        for (metric, isTurned) in [
            (Comparison.Metric.upToSign(rtol: 1e-4, atol: 1e-6), true), (.close(rtol: 1e-4, atol: 1e-6), false),
        ] {
            let verdict = try GradingFixture.grade(map.mapped { -$0 }, against: map, metric, axes: ["y", "x"])
            let pair = try #require(verdict.compared.first)
            #expect(pair.reference.values == pair.expected.values.map { isTurned ? -$0 : $0 })
            #expect(pair.finding.isRight == isTurned)
        }
    }
}
