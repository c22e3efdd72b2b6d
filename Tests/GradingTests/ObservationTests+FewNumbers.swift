import Grading
import NN
import Testing

/// Few numbers tell something too, where they are enough for it to be no chance.
extension ObservationTests {
    /// Single numbers, one a case.
    private func observation(
        ofNumbers yours: [Float], _ expected: [Float], rtol: Double = 1e-4
    ) throws -> Observation? {
        try observation(
            inCases: yours.map { .floats([$0], []) }, expected.map { .floats([$0], []) }, .close(rtol: rtol, atol: 1e-6)
        )
    }

    @Test func fewElements_haveASteadyDifferenceOrRatio() throws {
        let ids = StoredArray([3, 9, 1, 7] as [Int], shape: [4])
        let more = StoredArray([4, 10, 2, 8] as [Int], shape: [4])
        #expect(try observation(more, ids, .exact, type: .i64)?.say == "Every value is 1 too large.")
        let small = StoredArray.floats([0.2, 0.5, 0.3])
        #expect(
            try observation(small.mapped { $0 * 100 }, small)?.say == "Every value is 100 times the expected one.")
        #expect(try observation(small.mapped { $0 / 49 }, small)?.say == "Every value is 1/49 of the expected one.")
        // One and the same value everywhere is off by a difference and by a ratio.
        #expect(try observation(.floats([2, 2, 2]), .floats([1, 1, 1])) == nil)
    }

    /// Two numbers are enough where they are clearly two, and a function leads from each to yours.
    @Test func twoNumbers_tellAWholeRatioOrAFunction() throws {
        #expect(
            try observation(ofNumbers: [99.8, 62.5], [0.998, 0.625])?.say
                == "Every value is 100 times the expected one.")
        #expect(try observation(ofNumbers: [99.8, 100], [0.998, 1])?.id == "constant-ratio")
        #expect(try observation(ofNumbers: [0.2, 0.5], [0.4, 1])?.say == "Every value is 1/2 of the expected one.")
        #expect(try observation(ofNumbers: [0.8, 0.6], [0.64, 0.36])?.id == "square-root")
        #expect(try observation(ofNumbers: [-0.8, -0.6], [0.8, 0.6])?.id == "negated")
        // No whole ratio, one and the same number twice, one number alone.
        #expect(try observation(ofNumbers: [0.52, 1.3], [0.4, 1]) == nil)
        #expect(try observation(ofNumbers: [0.8, 0.8], [0.4, 0.4]) == nil)
        #expect(try observation(ofNumbers: [0.8], [0.4]) == nil)
        // Yes and no, exchanged twice, are two errors and no function.
        #expect(try observation(ofNumbers: [1, 0], [0, 1]) == nil)
        // Small whole numbers are multiples of each other easily.
        func counts(_ yours: [Int], _ expected: [Int]) throws -> Observation? {
            try observation(
                inCases: yours.map { StoredArray([$0], shape: [1]) }, expected.map { StoredArray([$0], shape: [1]) },
                .exact, type: .i64)
        }
        #expect(try counts([128, 1 << 49], [256, 1 << 50])?.say == "Every value is 1/2 of the expected one.")
        #expect(try counts([2, 4], [4, 8]) == nil)
    }

    @Test(arguments: 0..<300) func twoUnrelatedNumbers_getNoRemark(_ seed: Int) throws {
        let values = StoredArray.noise([4], seed: UInt64(seed) + 1).tensor.scalars
        #expect(try observation(ofNumbers: Array(values[..<2]), Array(values[2...]), rtol: 1e-3) == nil)
    }

    @Test func aRatioOfEachCase_isTold() throws {
        let (a, b) = ([0.2, 0.5, 0.25, 0.75] as [Float], [0.3, 0.9, 0.6, 0] as [Float])
        let answer = try observation(
            inCases: [.floats(a.map { $0 * 0.25 }), .floats(b.map { $0 * 0.4 })], [.floats(a), .floats(b)])
        #expect(answer?.id == "constant-ratio")
        #expect(answer?.say.hasSuffix("from case to case that is another: 0.25 for case-0 and 0.4 for case-1.") == true)
        // Two values that are not 0 have the same ratio to yours easily.
        let few = try observation(
            inCases: [.floats([0.05, 0.125, 0]), .floats([0.12, 0.36, 0])],
            [.floats([0.2, 0.5, 0]), .floats([0.3, 0.9, 0])])
        #expect(few?.id != "constant-ratio")
    }
}
