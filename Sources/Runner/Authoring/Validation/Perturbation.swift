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
    case infinite
    /// An axis of length 1 in front.
    case extraAxis
    /// All elements along one axis.
    case flattened
    /// The axes in another order.
    case permutedAxes
    /// Two axes of one length exchanged: the shape stays as it is.
    case exchangedAxes
    /// The second largest element is as large as the largest: a choice that names one thing twice.
    case tied
    /// Two elements change places, or all do.
    case shuffled
    case missing

    /// Those that come out differently each time.
    static let random: [Perturbation] = [.noise, .oneElement, .notANumber, .infinite, .permutedAxes, .shuffled]

    /// What was done, for an author.
    var says: String {
        switch self {
        case .noise: "noise of up to ten times the tolerance on every element"
        case .oneElement: "one element is twice the tolerance away"
        case .notANumber: "one element is not a number"
        case .infinite: "one element is infinite"
        case .extraAxis: "it has an axis more"
        case .flattened: "it has one axis alone"
        case .permutedAxes: "its axes are in another order"
        case .exchangedAxes: "two axes of one length are exchanged"
        case .tied: "its largest element is there twice"
        case .shuffled: "its elements are in another order"
        case .missing: "it was not handed in"
        }
    }

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
        case .infinite:
            guard !output.elementType.isInteger else { return nil }
            return changed(right) { $0[Int.random(in: $0.indices, using: &random)] = .infinity }
        case .flattened:
            guard right.shape.count != 1 else { return nil }
            return .tensor(GradedTensor(right.values, shape: [right.values.count], elementType: right.elementType))
        case .permutedAxes:
            return permuted(right, output, using: &random)
        case .exchangedAxes:
            guard let pair = AxisPair.all(of: right.shape).randomElement(using: &random) else { return nil }
            let exchanged = pair.exchanged(in: right)
            return differs(exchanged, from: right, output) ? .tensor(exchanged) : nil
        case .tied:
            // For rules about the whole or about an order, a tie may be nothing.
            guard Self.tolerance(of: output) != nil, right.values.count > 1 else { return nil }
            let order = right.values.indices.sorted { right.values[$0] > right.values[$1] }
            guard isBeyond(right.values[order[1]], right.values[order[0]], output) else { return nil }
            return changed(right) { $0[order[1]] = $0[order[0]] }
        case .shuffled:
            guard let pair = pair(in: right, output, using: &random) else { return nil }
            return reordered(right, output, pair.low, pair.high)
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

    /// In a random order of the axes; nil where that looks the same.
    private func permuted(
        _ right: GradedTensor, _ output: OutputSpec, using random: inout some RandomNumberGenerator
    ) -> Spoiled? {
        let rank = right.shape.count
        let order = (0..<rank).shuffled(using: &random)
        guard rank > 1, order != Array(0..<rank), !right.values.isEmpty else { return nil }
        let shape = order.map { right.shape[$0] }
        var strides = [Int](repeating: 1, count: rank)
        for axis in (0..<rank - 1).reversed() { strides[axis] = strides[axis + 1] * right.shape[axis + 1] }
        var index = [Int](repeating: 0, count: rank)
        let values = right.values.indices.map { _ in
            let value = right.values[zip(order, index).reduce(0) { $0 + strides[$1.0] * $1.1 }]
            for axis in (0..<rank).reversed() {
                index[axis] += 1
                if index[axis] < shape[axis] { break }
                index[axis] = 0
            }
            return value
        }
        let turned = GradedTensor(values, shape: shape, elementType: right.elementType)
        if shape != right.shape { return .tensor(turned) }
        guard differs(turned, from: right, output) else { return nil }
        return .tensor(turned)
    }

    /// Two elements that no rule may take for each other: two at random, or else the smallest and the largest.
    private func pair(
        in right: GradedTensor, _ output: OutputSpec, using random: inout some RandomNumberGenerator
    ) -> (low: Int, high: Int)? {
        let values = right.values
        if Self.tolerance(of: output) != nil, values.count > 1 {
            for _ in 0..<8 {
                let (first, second) = (
                    values.indices.randomElement(using: &random), values.indices.randomElement(using: &random)
                )
                guard let first, let second,
                    isBeyond(min(values[first], values[second]), max(values[first], values[second]), output)
                else { continue }
                return (first, second)
            }
        }
        guard let low = values.indices.min(by: { values[$0] < values[$1] }),
            let high = values.indices.max(by: { values[$0] < values[$1] }), isBeyond(values[low], values[high], output)
        else { return nil }
        return (low, high)
    }

    private func differs(_ spoiled: GradedTensor, from right: GradedTensor, _ output: OutputSpec) -> Bool {
        // Other elements may have the same largest ones.
        if case .topK = output.comparison.metric { return false }
        if let distance = output.comparison.distance(of: spoiled, from: right) { return distance > 1 }
        return zip(spoiled.values, right.values).contains { isBeyond(min($0, $1), max($0, $1), output) }
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
