import Foundation
import Grading
import Lessons
import NN
import Testing

/// What is said of a wrong answer that no diagnosis explains; and that nothing is said where nothing is certain.
@Suite struct ObservationTests {
    private let axes = ["c", "y", "x"]
    private let stack = StoredArray.noise([4, 12, 16])

    func observation(
        _ yours: StoredArray, _ expected: StoredArray, axes: [String]? = nil,
        _ metric: Comparison.Metric = .close(rtol: 1e-4, atol: 1e-6), type: OutputType = .f32
    ) throws -> Observation? {
        let verdict = try GradingFixture.grade(yours, against: expected, metric, axes: axes, type: type)
        #expect(verdict.diagnosis == nil || verdict.observation == nil)
        return verdict.observation
    }

    /// One output in two cases, `a` and `b`, and a hidden one.
    private func observation(_ yours: [StoredArray], _ expected: [StoredArray]) throws -> Observation? {
        let fixture = try GradingFixture()
        let ids = ["a", "b", "c"]
        try fixture.write(references: Dictionary(uniqueKeysWithValues: zip(ids.map { "\($0)/map" }, expected)))
        try fixture.write(outputs: Dictionary(uniqueKeysWithValues: zip(ids.map { "\($0)/map" }, yours)))
        let exercise = ExerciseSpec.make(
            outputs: [.map("map")],
            cases: [CaseSpec(id: "a"), CaseSpec(id: "b"), CaseSpec(id: "c", hidden: true)])
        return fixture.grader.grade(exercise, outputs: fixture.outputs).observation
    }

    /// One output of any shape in as many cases as there are answers.
    func observation(
        inCases yours: [StoredArray], _ expected: [StoredArray], axes: [String]? = nil,
        _ metric: Comparison.Metric = .close(rtol: 1e-4, atol: 1e-6), type: OutputType = .f32
    ) throws -> Observation? {
        let fixture = try GradingFixture()
        let ids = expected.indices.map { "case-\($0)" }
        try fixture.write(references: Dictionary(uniqueKeysWithValues: zip(ids.map { "\($0)/out" }, expected)))
        try fixture.write(outputs: Dictionary(uniqueKeysWithValues: zip(ids.map { "\($0)/out" }, yours)))
        let output = OutputSpec(
            name: "out", shape: expected[0].shape, axes: axes, elementType: type,
            reference: ReferencePath(file: "references/x.safetensors", key: "{case}/out"),
            comparison: Comparison(metric))
        let exercise = ExerciseSpec.make(outputs: [output], cases: ids.map { CaseSpec(id: $0) })
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.outcome == .failed)
        return verdict.observation
    }

    /// Every element by its index along each axis.
    private func mapped(_ array: StoredArray, _ transform: ([Int], (Int, Int, Int) -> Float) -> Float) -> StoredArray {
        let shape = array.tensor.shape
        let values = array.tensor.scalars
        func at(_ c: Int, _ y: Int, _ x: Int) -> Float { values[(c * shape[1] + y) * shape[2] + x] }
        var result: [Float] = []
        for c in 0..<shape[0] {
            for y in 0..<shape[1] { for x in 0..<shape[2] { result.append(transform([c, y, x], at)) } }
        }
        return .floats(result, shape)
    }

    // MARK: Values

    @Test func signs_areTold() throws {
        let negatives = stack.tensor.scalars.count { $0 < 0 }
        let cut = try observation(stack.mapped { max($0, 0) }, stack)
        #expect(cut?.id == "negatives-cut")
        #expect(cut?.say.contains("\(negatives) of the expected values") == true)
        #expect(try observation(stack.mapped { abs($0) }, stack)?.id == "absolute")
        #expect(try observation(stack, stack.mapped { max($0, 0) })?.id == "negatives-kept")
        #expect(
            try observation(StoredArray.noise([4, 12, 16], seed: 2).mapped { abs($0) }, stack)?.id == "nothing-negative"
        )
    }

    /// What is cut off leaves few values where few are above 0; that it is cut off tells more.
    @Test func signs_areToldBeforeFewValues() throws {
        let mostlyBelow = mapped(stack) { place, at in
            place == [1, 4, 9] ? 0.3 : -0.1 - abs(at(place[0], place[1], place[2]))
        }
        #expect(try observation(mostlyBelow.mapped { max($0, 0) }, mostlyBelow)?.id == "negatives-cut")
    }

    @Test func valuesBelowZero_areToldBeforeTheRange() throws {
        let heat = stack.mapped { abs($0) }
        let other = StoredArray.noise([4, 12, 16], seed: 5)
        #expect(try observation(other, heat)?.id == "negative-values")
        #expect(try observation(other.mapped { 3 * $0 }, heat)?.id == "range")
    }

    @Test func zerosOnTheWrongSide_areTold() throws {
        let (open, shut) = (stack.mapped { max($0, 0) }, stack.mapped { max(-$0, 0) })
        let answer = try #require(try observation(shut, open))
        #expect(answer.id == "zeros")
        #expect(answer.say.hasSuffix("Is a condition the wrong way round?"))
        // One place that is something in both speaks against it.
        let place = try #require(open.tensor.scalars.firstIndex { $0 > 0.1 })
        #expect(
            try observation(shut.changing(place, to: 2), open)?.say.contains("condition") != true)
    }

    @Test func zerosOfAHandfulOfValues_areNotTold() throws {
        let shares = StoredArray.floats([0.3, 0.9, 0.2, 0.7, 0.5, 0.4])
        #expect(try observation(.floats([0, 0.1, 0, 0.9, 0, 0]), shares) == nil)
        #expect(try observation(stack.mapped { $0 < 0.5 ? 0 : $0 * 0.7 }, stack.mapped { abs($0) })?.id == "zeros")
    }

    @Test func whatIsOffWhereZeroIsExpected_isTold() throws {
        let open = stack.mapped { max($0, 0) }
        func through(_ isOff: (Int) -> Bool) -> StoredArray {
            var zeros = 0
            return .floats(
                open.tensor.scalars.map { value in
                    if value > 0 { return value }
                    zeros += 1
                    return isOff(zeros) ? 0.4 : 0
                }, stack.shape)
        }
        #expect(try observation(through { $0 % 3 == 0 }, open)?.id == "only-where-zero")
        // Six places miss half of all once in 64 times, and that is chance.
        #expect(try observation(through { $0 % 60 == 0 }, open)?.id != "only-where-zero")
    }

    @Test func bentValues_areNamed() throws {
        let positive = stack.mapped { abs($0) + 0.1 }
        for (id, bend) in [
            ("square", { $0 * $0 }), ("square-root", { $0.squareRoot() }), ("logarithm", { logf($0) }),
            ("exponential", { expf($0) }), ("reciprocal", { 1 / $0 }), ("sigmoid", { 1 / (1 + expf(-$0)) }),
            ("order-kept", { $0 * $0 * $0 }), ("order-reversed", { -$0 * $0 * $0 }),
        ] as [(String, (Float) -> Float)] {
            #expect(try observation(positive.mapped(bend), positive)?.id == id)
        }
    }

    @Test func cutOff_isNamedByItsEnds() throws {
        let wide = stack.mapped { 2 * $0 }
        let clipped = try observation(wide.mapped { min(max($0, -1), 1) }, wide)
        #expect(clipped?.id == "clipped")
        #expect(clipped?.say.contains("below -1 and above 1") == true)
    }

    @Test func roundedValues_areNamed() throws {
        let positive = stack.mapped { abs($0) }
        #expect(
            try observation(positive.mapped { ($0 * 255).rounded() / 255 }, positive)?.say.contains("255ths") == true)
        #expect(
            try observation(positive.mapped { ($0 * 10).rounded(.down) / 10 }, positive)?.say.contains("tenths") == true
        )
        #expect(try observation(positive.mapped { $0 > 0.3 ? 1 : 0 }, positive)?.id == "few-values")
        #expect(try observation(positive.mapped { _ in 0.5 }, positive)?.id == "constant")
    }

    @Test func bytes_areOffByOne() throws {
        let bytes = StoredArray((0..<60).map { UInt8($0 * 4) }, shape: [60])
        let off = StoredArray((0..<60).map { UInt8($0 * 4 + $0 % 2) }, shape: [60])
        #expect(try observation(off, bytes, .exact, type: .u8)?.id == "off-by-one")
        let further = StoredArray((0..<60).map { UInt8($0 * 4 + ($0 * 7) % 3) }, shape: [60])
        #expect(try observation(further, bytes, .exact, type: .u8)?.id != "off-by-one")
        // A single one that is off tells something only where it could be further off.
        func single(_ place: Int) -> StoredArray {
            StoredArray((0..<60).map { UInt8($0 * 4 + ($0 == place ? 1 : 0)) }, shape: [60])
        }
        #expect(try observation(single(2), bytes, .exact, type: .u8) == nil)
        #expect(try observation(single(20), bytes, .exact, type: .u8)?.id == "off-by-one")
    }

    @Test func nearlyRight_isMeasured() throws {
        let nearly = mapped(stack) { place, at in
            at(place[0], place[1], place[2]) * (1 + 1e-3 * Float((place[2] * 7 + place[1]) % 5))
        }
        #expect(try observation(nearly, stack)?.say.contains("more than 0.4 %") == true)
        // Where most values are right, no constant is a little different.
        let few = mapped(stack) { place, at in
            at(place[0], place[1], place[2]) * ((place[0] + place[1] + place[2]) % 5 == 0 ? 1.003 : 1)
        }
        #expect(try observation(few, stack)?.id != "nearly")
    }

    // MARK: Places

    @Test func shifts_areNamedWithTheirDirection() throws {
        let right = mapped(stack) { place, at in at(place[0], place[1], max(place[2] - 1, 0)) }
        #expect(
            try observation(right, stack, axes: axes)?.say
                == "The right values, but 1 step too far on along x: at x=1 stands what belongs at x=0.")
        let up = mapped(stack) { place, at in place[1] + 2 < 12 ? at(place[0], place[1] + 2, place[2]) : 9 }
        #expect(
            try observation(up, stack, axes: axes)?.say
                == "The right values, but 2 steps too far back along y: at y=0 stands what belongs at y=2.")
        let both = mapped(stack) { place, at in at(place[0], max(place[1] - 1, 0), max(place[2] - 1, 0)) }
        #expect(try observation(both, stack, axes: axes)?.say.contains("along y and x") == true)
    }

    @Test func whatIsTheSameEverywhere_isNotShifted() throws {
        // Every column is the same, so that a wrong edge looks like any shift along x.
        let striped = mapped(stack) { place, at in at(place[0], place[1], 0) }
        let edge = mapped(striped) { place, at in at(place[0], place[1], place[2]) + (place[2] == 0 ? 1 : 0) }
        let observation = try #require(try observation(edge, striped, axes: axes))
        #expect(observation.id == "confined")
        #expect(observation.say == "Off only at x=0; everything else along x is right.")
    }

    @Test func halfAStep_isMeasured() throws {
        func wave(_ offset: Double) -> StoredArray {
            .floats(
                (0..<24).flatMap { y in
                    (0..<32).map { x in
                        Float(sin((Double(y) + offset) * 0.35) * cos((Double(x) + offset) * 0.27))
                    }
                }, [24, 32])
        }
        let on = try observation(wave(-0.5), wave(0), axes: ["y", "x"])
        #expect(on?.id == "half-step")
        #expect(on?.say.contains("half a step too far on along y and x, as near") == true)
        #expect(try observation(wave(0.5), wave(0), axes: ["y", "x"])?.say.contains("too far back") == true)
        #expect(try observation(wave(2.6), wave(0), axes: ["y", "x"])?.id != "half-step")
    }

    @Test func channels_inAnotherOrderAreNamed() throws {
        let turned = mapped(stack) { place, at in at([0, 2, 3, 1][place[0]], place[1], place[2]) }
        #expect(
            try observation(turned, stack, axes: axes)?.say
                == "The right values, but along c in another order: at c=1 stands what belongs at c=2.")
        let repeated = mapped(stack) { place, at in at(place[0] / 2, place[1], place[2]) }
        #expect(try observation(repeated, stack, axes: axes)?.id == "entries-repeated")
        // Channels that are alike are in no order.
        let alike = mapped(stack) { place, at in at(0, place[1], place[2]) }
        #expect(try observation(turned, alike, axes: axes)?.id != "entries-in-another-order")
    }

    @Test func valuesWrittenInAnotherOrder_areTold() throws {
        let columns = StoredArray(StoredArray.noise([4, 6, 10]).tensor.permuted([0, 2, 1]).reshaped([4, 6, 10]))
        #expect(try observation(columns, .noise([4, 6, 10]), axes: axes)?.id == "filled-in-another-order")
        var scalars = stack.tensor.scalars
        scalars.sort()
        #expect(try observation(.floats(scalars, [4, 12, 16]), stack, axes: axes)?.id == "right-set")
    }

    @Test func placesThatAreOff_areNamed() throws {
        let border = mapped(stack) { place, at in
            at(place[0], place[1], place[2]) * ([0, 11].contains(place[1]) || [0, 15].contains(place[2]) ? 0.3 : 1)
        }
        #expect(try observation(border, stack, axes: axes)?.id == "border-off")
        // Of a small map the sides that are off are edge enough.
        let small = StoredArray.noise([4, 5])
        let corner = StoredArray.floats(
            small.tensor.scalars.enumerated().map { $0.offset < 5 || $0.offset % 5 == 0 ? $0.element + 3 : $0.element },
            [4, 5])
        #expect(
            try observation(corner, small, axes: ["y", "x"])?.say
                == "Everything inside is right; off are only values at y=0 and x=0. What lies beyond the edge?")
        let dots = StoredArray.floats(
            small.tensor.scalars.enumerated().map { [1, 5, 9, 16].contains($0.offset) ? $0.element + 3 : $0.element },
            [4, 5])
        #expect(try observation(dots, small, axes: ["y", "x"])?.id != "border-off")
        let unfilled = mapped(stack) { place, at in place[1] == 3 ? 0 : at(place[0], place[1], place[2]) }
        #expect(try observation(unfilled, stack, axes: axes)?.say.contains("at y=3") == true)
        let channel = mapped(stack) { place, at in
            at(place[0], place[1], place[2]) * (place[0] == 2 ? at(1, place[1], 0) : 1)
        }
        #expect(
            try observation(channel, stack, axes: axes)?.say == "Off only at c=2; everything else along c is right.")
    }

    /// In each case a few values of two rows are off: those rows hold them, and are right for the most part.
    @Test func fewPlacesOfSeveralCases_areNotConfined() throws {
        let cases = (0..<4).map { StoredArray.noise([3, 5, 7], seed: UInt64($0) + 1) }
        let off = cases.map { right in
            mapped(right) { place, at in
                at(place[0], place[1], place[2])
                    + ([0, 4].contains(place[1]) && (1...3).contains(place[2]) && place[0] != 1
                        ? Float(place[0]) - 1 : 0)
            }
        }
        #expect(try observation(inCases: off, cases, axes: axes) == nil)
    }

    // MARK: Scales

    @Test func ownScales_areTold() throws {
        let scaled = mapped(stack) { place, at in at(place[0], place[1], place[2]) * [1, 2, 5, 0.3][place[0]] }
        #expect(
            try observation(scaled, stack, axes: axes)?.say
                == "At each c, the values are right but for a factor of their own.")
        let moved = mapped(stack) { place, at in
            at(place[0], place[1], place[2]) * [1, 2, 5, 3][place[0]] + Float(place[0])
        }
        #expect(try observation(moved, stack, axes: axes)?.id == "own-scales")
    }

    @Test func sumsAndRange_areTold() throws {
        let powers = stack.mapped { expf($0) }.tensor.reshaped([16, 48])
        let shares = StoredArray(powers / powers.sum(over: 1))
        let noise = StoredArray.noise([16, 48], seed: 5).mapped { abs($0) }
        #expect(try observation(noise, shares, axes: ["row", "x"])?.id == "sums")
        let heat = stack.mapped { abs($0) }
        #expect(try observation(StoredArray.noise([4, 12, 16], seed: 5).mapped { abs(3 * $0) }, heat)?.id == "range")
    }

    // MARK: Cases

    @Test func theSameInAllCases_isTold() throws {
        let (a, b, c) = (
            StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4), StoredArray.noise([7, 7], seed: 5)
        )
        let answer = try #require(try observation([a, a, c], [a, b, c]))
        #expect(answer.id == "same-in-all-cases")
        #expect(answer.say.hasPrefix("Right for a, and exactly the same for b"))
        #expect(try observation([c, c, c], [a, b, c])?.id == "same-in-all-cases")
        // Where the same is expected, the same is no wonder.
        let other = StoredArray.noise([7, 7], seed: 9)
        #expect(try observation([other, other, c], [a, a, c]) == nil)
    }

    @Test func hiddenCases_areNotLookedAt() throws {
        let (a, b, c) = (
            StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4), StoredArray.noise([7, 7], seed: 5)
        )
        #expect(try observation([a, b, a], [a, b, c])?.id == "only-hidden-cases")
        // Only the hidden case speaks for a square, and nobody hears it.
        let square = try observation([.noise([7, 7], seed: 9), b, c.mapped { $0 * $0 }], [a, b, c])
        #expect(square == nil)
        // Only the hidden case speaks against it, and it says nothing of its values either.
        let all = try observation([a.mapped { $0 * $0 }, b, .noise([7, 7], seed: 9)], [a, b, c])
        #expect(all?.id == "square")
    }

    @Test func notANumber_isPlaced() throws {
        let flat = mapped(stack) { place, at in place[0] == 2 ? 0 : at(place[0], place[1], place[2]) }
        let lost = mapped(flat) { place, at in place[0] == 2 ? .nan : at(place[0], place[1], place[2]) }
        let answer = try #require(try observation(lost, flat, axes: axes))
        #expect(answer.say.contains("None is one at c=2, where one and the same value is expected everywhere."))
        // Where numbers are wrong too, the NaN is not all there is.
        #expect(try observation(lost.mapped { $0 * 3 + 1 }, flat, axes: axes) == nil)
    }

    // MARK: Nothing

    @Test(arguments: 0..<300) func unrelatedNumbers_getNoRemark(_ seed: Int) throws {
        let shapes = [[4, 5, 6], [7, 7], [1, 3, 9, 11], [24], [16, 32], [9], [2, 50]]
        let shape = shapes[seed % shapes.count]
        let (yours, expected) = (
            StoredArray.noise(shape, seed: UInt64(seed) + 1), StoredArray.noise(shape, seed: UInt64(seed) + 5000)
        )
        #expect(try observation(yours, expected) == nil)
        // A flat, a smooth and a symmetric reference, and one that is 0 in places.
        let smooth = StoredArray.floats((0..<shape.reduce(1, *)).map { sinf(Float($0) * 0.7 - 1) }, shape)
        #expect(try observation(yours, smooth) == nil)
        #expect(try observation(yours.mapped { abs($0) }, expected.mapped { abs($0) }) == nil)
        if seed % 3 == 0 { #expect(try observation(yours, expected, .cosine(min: 0.999)) == nil) }
    }

    @Test(arguments: 0..<100) func unrelatedBytes_getNoRemark(_ seed: Int) throws {
        func bytes(_ seed: Int) -> StoredArray {
            var random = SplitMix(seed: UInt64(seed))
            return StoredArray((0..<180).map { _ in UInt8.random(in: 0...255, using: &random) }, shape: [10, 6, 3])
        }
        #expect(try observation(bytes(seed), bytes(seed + 999), axes: ["y", "x", "channel"], .exact, type: .u8) == nil)
    }

    @Test func rightAnswers_getNoRemark() throws {
        for seed in 0..<50 {
            let expected = StoredArray.noise([4, 5, 6], seed: UInt64(seed))
            #expect(try observation(expected, expected) == nil)
            #expect(try observation(expected.mapped { $0 * (1 + 0.5e-4) }, expected) == nil)
        }
    }

    /// What is not there, or has another shape or type, is said to be so, and nothing besides.
    @Test func whatCannotBeCompared_getsNoRemark() throws {
        #expect(try observation(.noise([12, 16]), stack) == nil)
        #expect(try observation(StoredArray([1, 2, 3, 4] as [Int], shape: [4]), .floats([1, 4, 9, 16])) == nil)
    }
}
