import Lessons

/// What came of one output in one case.
public struct OutputResult: Sendable, Hashable {
    /// The output's name.
    public let output: String
    /// The case's id, or `hidden 1` and so on for one whose values are kept back.
    public let caseName: String
    /// Whether the case is hidden.
    public let hidden: Bool
    /// The output's place in the computation, where the spec names one.
    public let stage: Int?
    /// The axes of the output.
    public let axes: [String]
    /// What comparing came to; for a hidden case, without values.
    public let finding: Finding
    /// The learner's shape; nil when the output was not reported.
    public let shape: [Int]?
    /// The reference's shape.
    public let expectedShape: [Int]
    /// The cosine of the angle between both tensors; nil when the shapes differ or an element is not finite.
    public let cosine: Double?

    /// Whether it is right.
    public var passed: Bool { finding.isRight }

    /// The share of elements (or places, or neither for a similarity) that are right, from 0 to 1.
    public var withinTolerance: Double? {
        switch finding {
        case .right: 1
        case .values(let mismatches): Double(mismatches.total - mismatches.count) / Double(mismatches.total)
        case .ranking(let mismatch): Double(mismatch.inPlace) / Double(mismatch.places)
        default: nil
        }
    }

    /// The first element that is wrong; nil for a hidden case.
    public var firstMismatch: Place? {
        switch finding {
        case _ where hidden: nil
        case .values(let mismatches): mismatches.first
        case .nonFinite(_, _, let first): first
        default: nil
        }
    }

    /// The element that is furthest off; nil for a hidden case.
    public var worst: Place? {
        guard !hidden, case .values(let mismatches) = finding else { return nil }
        return mismatches.worst
    }

    /// The largest `|a - e|` of the elements that are off; nil for a hidden case.
    public var maxAbsolute: Double? {
        guard !hidden, case .values(let mismatches) = finding else { return nil }
        return mismatches.maxAbsolute
    }

    /// The largest `|a - e| / |e|` of the elements that are off; nil for a hidden case.
    public var maxRelative: Double? {
        guard !hidden, case .values(let mismatches) = finding else { return nil }
        return mismatches.maxRelative
    }
}

extension OutputResult {
    init(_ compared: ComparedTensors, caseName: String) {
        let sameShape = compared.yours?.shape == compared.expected.shape
        var cosine: Double?
        if sameShape, !compared.spec.hidden, let yours = compared.yours {
            let value = Similarity.cosine(yours.values, compared.expected.values)
            cosine = value.isFinite ? value : nil
        }
        self.init(
            output: compared.output.name, caseName: caseName, hidden: compared.spec.hidden,
            stage: compared.output.stage,
            axes: compared.output.axes, finding: compared.finding, shape: compared.yours?.shape,
            expectedShape: compared.expected.shape, cosine: cosine)
    }
}
