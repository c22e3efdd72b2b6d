import Foundation
import Grading
import Lessons

/// A way to spoil a right answer, beyond what its tolerance allows.
enum Perturbation: String, Sendable, CaseIterable {
    /// Every element moves by a random part of ten times its tolerance, one at least by more than the tolerance.
    case noise
    /// One element at random is just too far away.
    case oneElement
    case notANumber
    /// An axis of length 1 in front.
    case extraAxis
    /// The elements in another order.
    case shuffled
    case missing

    /// The spoiled tensor; nil where this says nothing about such a rule or tensor.
    func apply(
        to right: GradedTensor, _ output: OutputSpec, using random: inout some RandomNumberGenerator
    ) -> Spoiled? {
        switch self {
        case .missing: return .removed
        case .extraAxis:
            return .tensor(GradedTensor(right.values, shape: [1] + right.shape, elementType: right.elementType))
        case .notANumber:
            guard !output.elementType.isInteger else { return nil }
            return changed(right) { $0[Int.random(in: $0.indices, using: &random)] = .nan }
        case .shuffled:
            // The largest and the smallest change places: the least that every rule has to see.
            guard let low = right.values.indices.min(by: { right.values[$0] < right.values[$1] }),
                let high = right.values.indices.max(by: { right.values[$0] < right.values[$1] }),
                isBeyond(right.values[low], right.values[high], output)
            else { return nil }
            return reordered(right, output, low, high)
        case .oneElement:
            guard !right.values.isEmpty, let tolerance = Self.tolerance(of: output) else { return nil }
            let index = Int.random(in: right.values.indices, using: &random)
            let step = max(
                2 * tolerance(right.values[index]), Self.step(of: output.elementType, at: right.values[index]))
            return changed(right) { $0[index] = Self.moved($0[index], by: step, output.elementType) }
        case .noise:
            guard !right.values.isEmpty, let tolerance = Self.tolerance(of: output) else { return nil }
            return changed(right) { values in
                for index in values.indices {
                    let least = Self.step(of: output.elementType, at: values[index])
                    let step =
                        max(10 * tolerance(values[index]), 2 * least) * Double.random(in: 0.3...1, using: &random)
                    values[index] = Self.moved(values[index], by: step, output.elementType)
                }
            }
        }
    }

    enum Spoiled: Sendable {
        case tensor(GradedTensor)
        case removed
    }

    private func changed(_ right: GradedTensor, _ change: (inout [Double]) -> Void) -> Spoiled? {
        guard !right.values.isEmpty else { return nil }
        var values = right.values
        change(&values)
        return .tensor(GradedTensor(values, shape: right.shape, elementType: right.elementType))
    }

    /// What an element may be off by; nil where the rule looks at all elements together.
    private static func tolerance(of output: OutputSpec) -> ((Double) -> Double)? {
        switch output.comparison.metric {
        case .close(let rtol, let atol), .upToSign(let rtol, let atol): { atol + rtol * abs($0) }
        case .exact: { _ in 0 }
        case .cosine, .rank, .topK: nil
        }
    }

    /// The smallest step that survives being stored.
    private static func step(of type: OutputType, at value: Double) -> Double {
        let relative =
            switch type {
            case .u8, .i32, .i64: 0.0
            case .f32: 0x1p-22
            case .f16: 0x1p-9
            case .bf16: 0x1p-6
            }
        return type.isInteger ? 1 : max(1e-30, abs(value) * relative)
    }

    private static func moved(_ value: Double, by step: Double, _ type: OutputType) -> Double {
        guard type.isInteger else { return value + step }
        let whole = max(1, step.rounded(.up))
        return type == .u8 && value + whole > 255 ? max(0, value - whole) : value + whole
    }

    private func isBeyond(_ low: Double, _ high: Double, _ output: OutputSpec) -> Bool {
        guard let tolerance = Self.tolerance(of: output) else { return low < high }
        return high - low > 2 * max(tolerance(low), tolerance(high))
    }

    /// For a rule about the whole, one exchange is little: there the whole order is turned around.
    private func reordered(_ right: GradedTensor, _ output: OutputSpec, _ low: Int, _ high: Int) -> Spoiled? {
        switch output.comparison.metric {
        case .cosine, .rank:
            let reversed = Array(right.values.reversed())
            // A tensor that reads the same backwards.
            let turned = GradedTensor(reversed, shape: right.shape, elementType: right.elementType)
            guard let distance = output.comparison.distance(of: turned, from: right), distance > 1 else { return nil }
            return .tensor(turned)
        case .topK where output.elementType.isInteger, .close, .exact, .upToSign, .topK:
            return changed(right) { $0.swapAt(low, high) }
        }
    }
}
