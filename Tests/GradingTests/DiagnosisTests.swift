import Grading
import Lessons
import NN
import Testing

@Suite struct DiagnosisTests {
    private let map = StoredArray.noise([7, 7])
    private let picture = StoredArray.noise([3, 8, 8])

    private func diagnose(
        _ yours: Tensor, _ expected: StoredArray, axes: [String], _ mistakes: [MistakeSpec] = [],
        recordings: [String: StoredArray] = [:]
    ) throws -> String? {
        let verdict = try GradingFixture.grade(
            StoredArray(yours), against: expected, axes: axes, mistakes: mistakes, recordings: recordings)
        #expect(verdict.outcome == .failed)
        return verdict.diagnosis?.id
    }

    private func mistake(_ id: String, _ transform: TensorTransform) -> MistakeSpec {
        MistakeSpec(id: id, kind: .transform(transform), say: "It is \(id).", hint: "Mind \(id).")
    }

    private func source(_ id: String) -> MistakeSpec {
        MistakeSpec(id: id, kind: .source("Mistakes/\(id).swift"), say: id)
    }

    @Test func general_findsRearrangements() throws {
        let t = map.tensor
        #expect(try diagnose(t.permuted([1, 0]), map, axes: ["y", "x"]) == "transposed")
        #expect(try diagnose(flip(t, 0), map, axes: ["y", "x"]) == "flipped-y")
        #expect(try diagnose(flip(t, 1), map, axes: ["y", "x"]) == "flipped-x")
        #expect(try diagnose(flip(flip(t, 1), 0), map, axes: ["y", "x"]) == "turned")
        #expect(try diagnose(t.reshaped([1, 7, 7]), map, axes: ["y", "x"]) == "batch-axis-extra")
        #expect(try diagnose(t.reshaped([49]), map, axes: ["y", "x"]) == "reshaped")
        let batched = StoredArray.noise([1, 7, 7])
        #expect(try diagnose(batched.tensor.reshaped([7, 7]), batched, axes: ["n", "y", "x"]) == "batch-axis-missing")
    }

    @Test func general_findsPermutedAxes_andNamesTheirOrder() throws {
        let axes = ["c", "y", "x"]
        let uneven = StoredArray.noise([3, 4, 5])
        let verdict = try GradingFixture.grade(
            StoredArray(uneven.tensor.permuted([1, 2, 0])), against: uneven, axes: axes)
        #expect(verdict.diagnosis?.id == "axes-permuted")
        #expect(verdict.diagnosis?.say == "The values are right, but the axes come in the order y, x and c.")
        #expect(try diagnose(uneven.tensor.permuted([0, 2, 1]), uneven, axes: axes) == "transposed")
    }

    @Test func general_findsArithmetic() throws {
        #expect(try diagnose(map.tensor * 255, map, axes: ["y", "x"]) == "constant-factor")
        #expect(try diagnose(map.tensor * -1, map, axes: ["y", "x"]) == "negated")
        #expect(try diagnose(map.tensor + 0.5, map, axes: ["y", "x"]) == "constant-offset")
        #expect(try diagnose(map.tensor * 2 + 0.5, map, axes: ["y", "x"]) == "factor-and-offset")
    }

    @Test func general_saysTheConstant() throws {
        let factor = try GradingFixture.grade(map.mapped { $0 * 255 }, against: map, axes: ["y", "x"])
        #expect(factor.diagnosis?.say == "Every value is 255 times the expected one.")
        let offset = try GradingFixture.grade(map.mapped { $0 - 0.5 }, against: map, axes: ["y", "x"])
        #expect(offset.diagnosis?.say == "Every value is 0.5 too small.")
    }

    @Test func general_findsPictureSlips() throws {
        let axes = ["c", "y", "x"]
        let t = picture.tensor
        #expect(try diagnose(flip(t, 0), picture, axes: axes) == "channels-reversed")
        let mean = Tensor([0.485, 0.456, 0.406], shape: [3, 1, 1])
        let deviation = Tensor([0.229, 0.224, 0.225], shape: [3, 1, 1])
        #expect(try diagnose(t * deviation + mean, picture, axes: axes) == "not-normalized")
        #expect(try diagnose((t * deviation + mean) * 255, picture, axes: axes) == "levels-not-normalized")
        let other = Tensor([0.5, 0.4, 0.3], shape: [3, 1, 1])
        #expect(try diagnose(t * deviation + other, picture, axes: axes) == "per-channel-scale")
        // Where one channel alone is off, it is not each.
        let single = Tensor([1, 1, 0.8], shape: [3, 1, 1])
        #expect(try diagnose(t * single, picture, axes: axes) == nil)
    }

    @Test func nothing_isClaimedForNoise_orOneElement_orTooFewElements() throws {
        #expect(try diagnose(StoredArray.noise([7, 7], seed: 2).tensor, map, axes: ["y", "x"]) == nil)
        #expect(try diagnose(map.changing(5, to: 9).tensor, map, axes: ["y", "x"]) == nil)
        #expect(try diagnose(Tensor([2, 4], shape: [2]), .floats([1, 2]), axes: ["c"]) == nil)
        #expect(try diagnose(Tensor([7], shape: []), .floats([3], []), axes: []) == nil)
    }

    @Test func nothing_isClaimedWhereTwoSlipsLookAlike() throws {
        // Symmetric about both middles: backwards in y is backwards in x, of a transposed corner too.
        let expected = StoredArray.floats([1, 2, 3, 4], [2, 2])
        let ambiguous = StoredArray.floats([1, 0, 0, 2, 0, 0, 0, 0, 0], [3, 3])
        _ = expected
        let yours = Tensor([0, 0, 0, 2, 0, 0, 1, 0, 0], shape: [3, 3])
        #expect(try diagnose(yours, ambiguous, axes: ["y", "x"]) == "flipped-y")
        let symmetric = StoredArray.floats([0, 1, 0, 0, 0, 0, 0, 0, 0], [3, 3])
        // Moved from the top to the left: transposed, and nothing else.
        #expect(
            try diagnose(Tensor([0, 0, 0, 1, 0, 0, 0, 0, 0], shape: [3, 3]), symmetric, axes: ["y", "x"])
                == "transposed")
        // Moved from the top to the bottom: backwards in y, or turned by half a turn.
        #expect(try diagnose(Tensor([0, 0, 0, 0, 0, 0, 0, 1, 0], shape: [3, 3]), symmetric, axes: ["y", "x"]) == nil)
    }

    @Test func declaredTransform_takesPrecedenceOverTheGeneralSlipThatSaysTheSame() throws {
        let verdict = try GradingFixture.grade(
            StoredArray(map.tensor.permuted([1, 0])), against: map, axes: ["y", "x"],
            mistakes: [mistake("rows", .transpose("y", "x")), mistake("upside", .flip("y"))])
        #expect(verdict.diagnosis?.id == "rows")
        #expect(verdict.diagnosis?.hint == "Mind rows.")
        #expect(verdict.diagnosis?.origin == .declared)
    }

    @Test(arguments: [
        TensorTransform.transpose("y", "x"), .permute(["x", "c", "y"]), .flip("y"), .scale(255), .scale(-1),
        .offset(-0.5),
        .swap(.r, .b),
        .swap(.r, .g), .unnormalized, .unsqueeze, .abs, .relu,
    ])
    func declaredTransform_isFoundAsItself(_ transform: TensorTransform) throws {
        let axes = ["c", "y", "x"]
        let cube = StoredArray.noise([3, 3, 3], seed: 5)
        let mistaken = try #require(Self.apply(transform, to: cube.tensor))
        let all = [
            mistake("wrong", transform), mistake("unlike", .scale(3)), mistake("other", .offset(3)),
            mistake("flat", .flip("x")),
        ]
        #expect(try diagnose(mistaken, cube, axes: axes, all) == "wrong")
    }

    @Test func declaredSqueeze_isFound() throws {
        let batched = StoredArray.noise([1, 7, 7])
        let id = try diagnose(
            batched.tensor.reshaped([7, 7]), batched, axes: ["n", "y", "x"], [mistake("batch", .squeeze("n"))])
        #expect(id == "batch")
    }

    @Test func recordedMistake_isFound_andNamesNoOther() throws {
        let noReLU = map.mapped { $0 - 0.3 * $0 * $0 }
        let noMean = map.mapped { $0 + 0.1 * $0 * $0 }
        let recordings = ["no-relu/main/map": noReLU, "no-mean/main/map": noMean]
        let mistakes = [source("no-relu"), source("no-mean"), source("never-recorded")]
        #expect(try diagnose(noReLU.tensor, map, axes: ["y", "x"], mistakes, recordings: recordings) == "no-relu")
        #expect(try diagnose(noMean.tensor, map, axes: ["y", "x"], mistakes, recordings: recordings) == "no-mean")
        let between = map.mapped { $0 + 0.05 * $0 * $0 }
        #expect(try diagnose(between.tensor, map, axes: ["y", "x"], mistakes, recordings: recordings) == nil)
    }

    @Test func recordedMistake_thatTwoShare_isNotClaimed() throws {
        let wrong = map.mapped { $0 * $0 }
        let recordings = ["one/main/map": wrong, "two/main/map": wrong]
        #expect(
            try diagnose(wrong.tensor, map, axes: ["y", "x"], [source("one"), source("two")], recordings: recordings)
                == nil)
    }

    @Test func recordedMistake_withNaN_isFound() throws {
        let wrong = map.changing(3, to: .nan)
        #expect(
            try diagnose(
                wrong.tensor, map, axes: ["y", "x"], [source("divides")], recordings: ["divides/main/map": wrong])
                == "divides")
    }

    @Test func recordedMistake_mustHoldInEveryRecordedCase_andMayBeRecordedForSome() throws {
        let fixture = try GradingFixture()
        let (a, b) = (StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4))
        let square = { (array: StoredArray) in array.mapped { $0 * $0 } }
        try fixture.write(references: ["a/map": a, "b/map": b])
        let exercise = ExerciseSpec.make(
            outputs: [.map("map")], cases: [CaseSpec(id: "a"), CaseSpec(id: "b")], mistakes: [source("square")])
        func diagnosis(_ yoursA: StoredArray, _ yoursB: StoredArray) throws -> String? {
            try fixture.write(outputs: ["a/map": yoursA, "b/map": yoursB])
            return fixture.grader.grade(exercise, outputs: fixture.outputs).diagnosis?.id
        }
        try fixture.write(recordings: ["square/a/map": square(a), "square/b/map": square(b)])
        #expect(try diagnosis(square(a), square(b)) == "square")
        #expect(try diagnosis(square(a), b) == nil)
        #expect(try diagnosis(square(a), StoredArray.noise([7, 7], seed: 9)) == nil)
        try fixture.write(recordings: ["square/a/map": square(a)])
        #expect(try diagnosis(square(a), square(b)) == "square")
        #expect(try diagnosis(a, square(b)) == nil)
    }

    @Test func recordedMistake_thatWouldHaveSpoiledWhatIsRight_isNotClaimed() throws {
        let fixture = try GradingFixture()
        let (rival, share) = (StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4))
        let square = { (array: StoredArray) in array.mapped { $0 * $0 } }
        try fixture.write(references: ["main/rival": rival, "main/share": share])
        try fixture.write(recordings: ["second/main/rival": square(rival), "second/main/share": square(share)])
        let exercise = ExerciseSpec.make(
            outputs: [.map("rival", stage: 1), .map("share", stage: 2)], mistakes: [source("second")])
        func diagnosis(_ yours: StoredArray, _ other: StoredArray) throws -> String? {
            try fixture.write(outputs: ["main/rival": yours, "main/share": other])
            return fixture.grader.grade(exercise, outputs: fixture.outputs).diagnosis?.id
        }
        #expect(try diagnosis(square(rival), square(share)) == "second")
        // The share is as the mistake would have it, but the rival is right: the mistake was not made.
        #expect(try diagnosis(rival, square(share)) == nil)
        // A later stage may be wrong in a way of its own.
        #expect(try diagnosis(square(rival), .noise([7, 7], seed: 9)) == "second")
    }

    @Test func recordedMistake_mustHoldInEveryOutputOfItsStage() throws {
        let fixture = try GradingFixture()
        let (first, second) = (StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4))
        let square = { (array: StoredArray) in array.mapped { $0 * $0 } }
        try fixture.write(references: ["main/first": first, "main/second": second])
        try fixture.write(recordings: ["own/main/first": square(first), "own/main/second": square(second)])
        let exercise = ExerciseSpec.make(
            outputs: [.map("first", stage: 2), .map("second", stage: 2)], mistakes: [source("own")])
        func diagnosis(_ yours: StoredArray, _ other: StoredArray) throws -> String? {
            try fixture.write(outputs: ["main/first": yours, "main/second": other])
            return fixture.grader.grade(exercise, outputs: fixture.outputs).diagnosis?.id
        }
        #expect(try diagnosis(square(first), square(second)) == "own")
        #expect(try diagnosis(square(first), second.mapped { $0 * $0 * $0 + 1 }) == nil)
    }

    @Test func generalSlip_mustHoldInEveryWrongCase() throws {
        let fixture = try GradingFixture()
        let (a, b) = (StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4))
        try fixture.write(references: ["a/map": a, "b/map": b])
        let exercise = ExerciseSpec.make(outputs: [.map("map")], cases: [CaseSpec(id: "a"), CaseSpec(id: "b")])
        func diagnosis(_ yoursA: StoredArray, _ yoursB: StoredArray) throws -> Diagnosis? {
            try fixture.write(outputs: ["a/map": yoursA, "b/map": yoursB])
            return fixture.grader.grade(exercise, outputs: fixture.outputs).diagnosis
        }
        #expect(
            try diagnosis(a.mapped { $0 * 2 }, b.mapped { $0 * 2 })?.say == "Every value is 2 times the expected one.")
        #expect(
            try diagnosis(a.mapped { $0 * 2 }, b.mapped { $0 * 3 })?.say
                == "The values are the expected ones times a constant.")
        #expect(try diagnosis(a.mapped { $0 * 2 }, b.mapped { $0 + 2 }) == nil)
    }

    @Test func stage_theFirstThatDivergesIsTheOneDiagnosed() throws {
        let fixture = try GradingFixture()
        let (a, b) = (StoredArray.noise([7, 7], seed: 3), StoredArray.noise([7, 7], seed: 4))
        try fixture.write(references: ["main/heat": a, "main/slope": b])
        try fixture.write(outputs: ["main/heat": .noise([7, 7], seed: 8), "main/slope": b.mapped { $0 * 4 }])
        let exercise = ExerciseSpec.make(outputs: [.map("heat", stage: 2), .map("slope", stage: 1)])
        let verdict = fixture.grader.grade(exercise, outputs: fixture.outputs)
        #expect(verdict.failures.first?.output == "slope")
        #expect(verdict.diagnosis?.output == "slope")
        #expect(verdict.diagnosis?.id == "constant-factor")
    }

    // MARK: Slips written a second time, by index, so that they prove the ones under test

    private func flip(_ tensor: Tensor, _ axis: Int) -> Tensor { Self.flip(tensor, axis) }

    private static func flip(_ tensor: Tensor, _ axis: Int) -> Tensor {
        remapped(tensor) { index in
            var index = index
            index[axis] = tensor.shape[axis] - 1 - index[axis]
            return index
        }
    }

    private static func remapped(_ tensor: Tensor, _ source: ([Int]) -> [Int]) -> Tensor {
        let shape = tensor.shape
        let strides = shape.indices.map { shape[($0 + 1)...].reduce(1, *) }
        let values = tensor.scalars.indices.map { offset -> Float in
            let index = shape.indices.map { offset / strides[$0] % shape[$0] }
            return tensor.scalars[zip(source(index), strides).reduce(0) { $0 + $1.0 * $1.1 }]
        }
        return Tensor(values, shape: shape)
    }

    private static func apply(_ transform: TensorTransform, to tensor: Tensor) -> Tensor? {
        switch transform {
        case .transpose: tensor.permuted([0, 2, 1])
        case .permute: tensor.permuted([2, 0, 1])
        case .flip: flip(tensor, 1)
        case .scale(let factor): tensor * Float(factor)
        case .offset(let offset): tensor + Float(offset)
        case .swap(.r, .b): flip(tensor, 0)
        case .swap: remapped(tensor) { [[1, 0, 2][$0[0]], $0[1], $0[2]] }
        case .unnormalized:
            tensor * Tensor([0.229, 0.224, 0.225], shape: [3, 1, 1]) + Tensor([0.485, 0.456, 0.406], shape: [3, 1, 1])
        case .unsqueeze: tensor.reshaped([1, 3, 3, 3])
        case .abs: tensor.abs()
        case .relu: Tensor(tensor.scalars.map { max(0, $0) }, shape: tensor.shape)
        case .squeeze: nil
        }
    }
}
