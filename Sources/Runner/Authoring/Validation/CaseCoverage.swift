import Foundation
import Grading
import Lessons

/// What the cases of an exercise leave open: wrong answers that no case would tell from a right one.
///
/// These are notices and no problems: whether it matters, the author knows.
struct CaseCoverage: Sendable {
    let exercise: ExerciseSpec
    let lesson: Lesson

    /// What is noticed, in the order of the spec.
    func notices() -> [Diagnostic] {
        let references = Grader(lessonFolder: lesson.folder).references(of: exercise)
        guard !references.isEmpty else { return [] }
        return copying(references) + equalGivens() + exercise.outputs.flatMap { exchangeable($0, references) }
    }

    /// An answer can be copied from the cases that are shown, unless one that is not shown wants another.
    private func copying(_ references: [String: GradedTensor]) -> [Diagnostic] {
        let remedy =
            "Add one with values of its own, like { id: another, hidden: true, seed: 7 }, whose seed the check draws them "
            + "from, and make its reference."
        let hidden = exercise.cases.filter(\.hidden)
        guard !hidden.isEmpty else {
            return [
                Diagnostic(
                    exercise.location,
                    "The exercise \(exercise.id) has no hidden case: answers copied from the visible ones pass.",
                    remedy: remedy)
            ]
        }
        let visible = exercise.cases.filter { !$0.hidden }
        let isCopied = hidden.allSatisfy { spec in
            visible.contains { other in
                exercise.outputs.allSatisfy { output in
                    guard let mine = references[Submission.key(output, spec)],
                        let its = references[Submission.key(output, other)]
                    else { return false }
                    return agrees(mine, its, output)
                }
            }
        }
        guard isCopied else { return [] }
        return [
            Diagnostic(
                hidden[0].location,
                "Hidden cases of \(exercise.id) want what visible ones want: answers copied from those pass.",
                remedy: remedy)
        ]
    }

    /// Two numbers that are the same in every case can be taken for each other.
    private func equalGivens() -> [Diagnostic] {
        let keys = Set(exercise.given.keys).union(exercise.cases.flatMap(\.given.keys)).sorted()
        func number(_ key: String, in spec: CaseSpec) -> Int? {
            guard case .integer(let number)? = spec.given[key] ?? exercise.given[key] else { return nil }
            return number
        }
        var notices: [Diagnostic] = []
        for (index, first) in keys.enumerated() {
            for second in keys[(index + 1)...] {
                let isEqual = exercise.cases.allSatisfy { spec in
                    number(first, in: spec).map { $0 == number(second, in: spec) } ?? false
                }
                guard isEqual else { continue }
                notices.append(
                    Diagnostic(
                        exercise.location,
                        "\"\(first)\" and \"\(second)\" are equal in every case: answers that exchange them pass.",
                        remedy: "Add a case in which they differ."))
            }
        }
        return notices
    }

    /// Two axes of one length that can be exchanged in every case without a difference.
    private func exchangeable(_ output: OutputSpec, _ references: [String: GradedTensor]) -> [Diagnostic] {
        let tensors = exercise.cases.compactMap { references[Submission.key(output, $0)] }
        guard !tensors.isEmpty, tensors.allSatisfy({ $0.shape == output.shape }) else { return [] }
        return AxisPair.all(of: output.shape).compactMap { pair in
            guard tensors.allSatisfy({ agrees(pair.exchanged(in: $0), $0, output) }) else { return nil }
            let (first, second) = (output.axes[pair.first], output.axes[pair.second])
            return Diagnostic(
                output.location,
                "\(first) and \(second) of \"\(output.name)\" can be exchanged in every case: answers that do so pass.",
                remedy: "Add a case that is not symmetrical.")
        }
    }

    private func agrees(_ one: GradedTensor, _ other: GradedTensor, _ output: OutputSpec) -> Bool {
        guard one.shape == other.shape else { return false }
        return output.comparison.distance(of: one, from: other).map { $0 <= 1 } ?? (one.values == other.values)
    }
}

/// Two axes of one length: exchanged, the shape stays as it is.
struct AxisPair: Sendable, Equatable {
    let first: Int
    let second: Int

    /// The pairs of a shape, axes of length 1 left out.
    static func all(of shape: [Int]) -> [AxisPair] {
        shape.indices.flatMap { first in
            shape.indices.filter { $0 > first && shape[$0] == shape[first] && shape[first] > 1 }.map {
                AxisPair(first: first, second: $0)
            }
        }
    }

    /// A tensor with the two axes exchanged.
    func exchanged(in tensor: GradedTensor) -> GradedTensor {
        var strides = [Int](repeating: 1, count: tensor.shape.count)
        for axis in tensor.shape.indices.dropLast().reversed() {
            strides[axis] = strides[axis + 1] * tensor.shape[axis + 1]
        }
        let length = tensor.shape[first]
        let values = tensor.values.indices.map { index -> Double in
            let (a, b) = (index / strides[first] % length, index / strides[second] % length)
            return tensor.values[index + (b - a) * strides[first] + (a - b) * strides[second]]
        }
        return GradedTensor(values, shape: tensor.shape, elementType: tensor.elementType)
    }
}
