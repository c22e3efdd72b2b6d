import Lessons

/// Finds the one transform that explains what is wrong, or none.
///
/// The output that went wrong first is to be explained, in all its cases. A declared mistake explains it when what the
/// mistake makes of a right answer (a recording, or a transform of the reference) agrees with the learner's output in
/// every case that has a recording, at least one of them wrong. A general transform explains it when undoing it makes every
/// wrong case right. Where two remain, nothing is claimed; nor is a mistake that would have spoiled an output that is right,
/// or that another output of the same stage speaks against.
struct DiagnosisFinder {
    let mistakes: [MistakeSpec]
    /// What a mistake's source was recorded to hand in; nil where there is no recording.
    let recording: (MistakeSpec, OutputSpec, CaseSpec) throws -> GradedTensor?

    /// The one transform that explains the output that went wrong first.
    ///
    /// - Parameter outputs: what was compared, by output, the one that comes first in the computation first.
    /// - Throws: what `recording` throws.
    func diagnosis(_ outputs: [[ComparedTensors]]) throws -> Diagnosis? {
        let wrong = outputs.filter { $0.contains { !$0.finding.isRight } }
        guard let first = wrong.first, let output = first.first?.output, first.allSatisfy({ $0.yours != nil }) else {
            return nil
        }
        let general = generalSlip(first)
        let right = outputs.filter { $0.allSatisfy(\.finding.isRight) }
        let besides = wrong.dropFirst().filter { $0.first?.output.stage == output.stage }
        var declared = try mistakes.filter { mistake in
            guard try explains(mistake, first) == true else { return false }
            return try besides.allSatisfy { try explains(mistake, $0) != false }
                && !right.contains { try wouldSpoil(mistake, $0) }
        }
        if declared.count > 1 {
            // Two mistakes may look alike here and differ in a later output.
            declared = try declared.filter { mistake in
                try wrong.dropFirst().allSatisfy { try explains(mistake, $0) != false }
            }
        }
        if declared.count > 1 { return nil }
        if let mistake = declared.first {
            if case .transform(let transform) = mistake.kind, general.contains(where: { !$0.isSaid(by: transform) }) {
                return nil
            }
            return Diagnosis(
                id: mistake.id, say: mistake.say, hint: mistake.hint, output: output.name, origin: .declared)
        }
        guard general.count == 1, let transform = general.first else { return nil }
        return Diagnosis(id: transform.id, say: transform.say, hint: nil, output: output.name, origin: .general)
    }

    /// Whether a mistake predicts what the learner handed in; nil where it says nothing about this output.
    private func explains(_ mistake: MistakeSpec, _ cases: [ComparedTensors]) throws -> Bool? {
        guard let output = cases.first?.output else { return nil }
        let comparison = OutputComparison(output: output, nonFinite: .equal)
        var evidence = 0
        for compared in cases {
            let prediction: GradedTensor
            switch mistake.kind {
            case .transform(let transform):
                guard mistake.output == nil || mistake.output == output.name,
                    let mistaken = transform.applied(to: compared.expected, axes: output.axes)
                else { return nil }
                prediction = mistaken
            case .source, .marked:
                guard let recorded = try recording(mistake, output, compared.spec) else { continue }
                prediction = recorded
            }
            guard let yours = compared.yours, comparison.agrees(yours, prediction) else { return false }
            if !compared.finding.isRight {
                // A prediction that is right as well tells nothing.
                guard !comparison.agrees(prediction, compared.expected) else { return false }
                evidence += 1
            }
        }
        return evidence > 0 ? true : nil
    }

    /// Whether a mistake was recorded to hand in something else than what is right, for an output that is right.
    private func wouldSpoil(_ mistake: MistakeSpec, _ cases: [ComparedTensors]) throws -> Bool {
        // A transform says what happened to one tensor, and nothing about others.
        if case .transform = mistake.kind { return false }
        return try cases.contains { compared in
            guard let recorded = try recording(mistake, compared.output, compared.spec) else { return false }
            return !OutputComparison(output: compared.output, nonFinite: .equal).agrees(recorded, compared.expected)
        }
    }

    /// The general transforms that explain every wrong case of an output.
    private func generalSlip(_ cases: [ComparedTensors]) -> [GeneralTransform] {
        var common: [GeneralTransform: [Double]]?
        for compared in cases where !compared.finding.isRight {
            // With another element type the values may be right as they are, and nothing is to be undone.
            guard let yours = compared.yours, yours.elementType == compared.output.elementType.rawValue else {
                return []
            }
            let found = GeneralDiagnosis(output: compared.output).transforms(yours, compared.expected)
            var next: [GeneralTransform: [Double]] = [:]
            for transform in found {
                guard let common else {
                    next[transform.kind] = transform.constant.map { [$0] } ?? []
                    continue
                }
                if let constants = common[transform.kind] {
                    next[transform.kind] = constants + (transform.constant.map { [$0] } ?? [])
                }
            }
            common = next
            if next.isEmpty { return [] }
        }
        return (common ?? [:]).map { kind, constants in
            let isOne = constants.allSatisfy { abs($0 - constants[0]) <= 1e-3 * abs(constants[0]) }
            return switch kind {
            case .factor where isOne: .factor(constants.first)
            case .offset where isOne: .offset(constants.first)
            default: kind
            }
        }
    }
}
