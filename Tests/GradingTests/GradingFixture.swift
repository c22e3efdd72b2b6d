import Foundation
import Grading
import Lessons
import NN

/// A lesson's folder with references and a learner's outputs, removed at the end of the test.
final class GradingFixture {
    let folder: URL
    var outputs: URL { folder.appending(path: "outputs.safetensors") }
    var grader: Grader { Grader(lessonFolder: folder) }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "grading-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appending(path: "references"), withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(references: [String: StoredArray]) throws {
        try SafeTensors(arrays: references).write(to: folder.appending(path: "references/x.safetensors"))
    }

    func write(recordings: [String: StoredArray]) throws {
        try SafeTensors(arrays: recordings).write(to: folder.appending(path: MistakeSpec.recordings))
    }

    func write(outputs arrays: [String: StoredArray]) throws { try SafeTensors(arrays: arrays).write(to: outputs) }

    /// Grades one output of the case `main`.
    static func grade(
        _ yours: StoredArray?, against expected: StoredArray,
        _ metric: Comparison.Metric = .close(rtol: 1e-4, atol: 1e-6),
        nonFinite: Comparison.NonFinite = .never, axes: [String]? = nil, type: OutputType = .f32,
        mistakes: [MistakeSpec] = [], recordings: [String: StoredArray] = [:]
    ) throws -> Verdict {
        let fixture = try GradingFixture()
        try fixture.write(references: ["map": expected])
        if !recordings.isEmpty { try fixture.write(recordings: recordings) }
        try fixture.write(outputs: yours.map { ["main/map": $0] } ?? ["main/other": expected])
        let output = OutputSpec(
            name: "map", shape: expected.shape, axes: axes, elementType: type,
            reference: ReferencePath(file: "references/x.safetensors", key: "map"),
            comparison: Comparison(metric, nonFinite: nonFinite))
        return fixture.grader.grade(.make(outputs: [output], mistakes: mistakes), outputs: fixture.outputs)
    }
}

extension ExerciseSpec {
    static func make(outputs: [OutputSpec], cases: [CaseSpec] = [], mistakes: [MistakeSpec] = []) -> ExerciseSpec {
        ExerciseSpec(
            id: "sample", title: "Sample", target: "Sample", edit: ["Exercise/Sample.swift"], outputs: outputs,
            cases: cases,
            mistakes: mistakes)
    }
}

extension OutputSpec {
    /// An output `[7, 7]` with axes `y, x`.
    static func map(_ name: String, points: Int = 1, stage: Int? = nil) -> OutputSpec {
        OutputSpec(
            name: name, shape: [7, 7], axes: ["y", "x"],
            reference: ReferencePath(file: "references/x.safetensors", key: "{case}/\(name)"),
            comparison: Comparison(.close(rtol: 1e-4, atol: 1e-6)), points: points, stage: stage)
    }
}

extension StoredArray {
    static func floats(_ values: [Float], _ shape: [Int]? = nil) -> StoredArray {
        StoredArray(Tensor(values, shape: shape ?? [values.count]))
    }

    /// Distinct values without symmetry, the same for the same seed, between -1 and 1.
    static func noise(_ shape: [Int], seed: UInt64 = 1) -> StoredArray {
        var random = SplitMix(seed: seed)
        return .floats((0..<shape.reduce(1, *)).map { _ in Float.random(in: -1...1, using: &random) }, shape)
    }

    func mapped(_ transform: (Float) -> Float) -> StoredArray { .floats(tensor.scalars.map(transform), shape) }

    func changing(_ index: Int, to value: Float) -> StoredArray {
        var values = tensor.scalars
        values[index] = value
        return .floats(values, shape)
    }
}

/// Steele, Lea and Flood's SplitMix64: small, seeded, good enough for tests.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
