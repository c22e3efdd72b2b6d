import Foundation
import Grading
import Imaging
import Lessons
import NN

/// How an exercise stands, and what was handed in beside what was wanted: what `course.update` is given too.
struct ExerciseData: Encodable, Sendable {
    /// An outcome, or `new`.
    let state: String
    let passed: Bool
    let heading: String
    let sentences: [String]
    /// When it was checked, in milliseconds since 1970; nil when it was not.
    let checked: Double?
    let outputs: [Output]

    /// One output of one visible case.
    struct Output: Encodable, Sendable {
        let name: String
        /// The case; empty where there is only one.
        let `case`: String
        let kind: String
        /// The names of the axes, in the order of `yours.shape`.
        let axes: [String]
        /// `[tile, y, x]`, `[y, x, 3]` for pictures, `[n]` for bars.
        let yours: PackedTensor
        /// Yours less the reference; nil when the shape is another.
        let error: PackedTensor?
        /// Whether it is right, within the tolerance.
        let right: Bool
        /// The picture that it lies over.
        let over: String?
    }
}

extension ExerciseData {
    /// - Parameters:
    ///   - last: the last check; nil before the first.
    ///   - data: gets the pictures that maps lie over.
    init(_ exercise: ExerciseSpec, of lesson: Lesson, passed: Bool, last: LastCheck?, data: inout PageData) {
        self.passed = passed
        state = last?.outcome ?? (passed ? "passed" : "new")
        heading = last?.heading ?? ""
        sentences = last?.sentences ?? []
        checked = last.map { ($0.date.timeIntervalSince1970 * 1000).rounded() }
        guard let last, !last.tensors.isEmpty else {
            outputs = []
            return
        }
        let references = Grader(lessonFolder: lesson.folder).references(of: exercise)
        var left = Self.mostElements
        var found: [Output] = []
        for output in exercise.outputs where output.view.kind != .none {
            for spec in exercise.cases where !spec.hidden {
                let key = Submission.key(output, spec)
                guard let yours = last.tensors[key], let reference = references[key], yours.count <= left else {
                    continue
                }
                left -= yours.count
                let over = output.view.over(for: spec.id).flatMap { path in
                    (try? Picture(contentsOf: lesson.folder.appending(path: path)))
                        .map { data.add($0, named: path) }
                }
                let name = exercise.cases.count > 1 ? spec.id : ""
                found +=
                    Output(
                        output, of: name, yours: yours, reference: reference, isRight: last.right.contains(key),
                        over: over
                    ).map { [$0] } ?? []
            }
        }
        outputs = found
    }

    /// What all outputs of an exercise may have together: beyond, the page would be too heavy.
    private static let mostElements = 300_000
}

extension ExerciseData.Output {
    /// One output; nil when its shape cannot be drawn.
    init?(_ output: OutputSpec, of name: String, yours: Tensor, reference: GradedTensor, isRight: Bool, over: String?) {
        let isSame = yours.shape == reference.shape
        guard let drawn = Self.drawn(yours, output) else { return nil }
        self.name = output.name
        self.case = name
        kind = output.view.kind.rawValue
        axes = drawn.axes
        self.yours =
            output.view.kind == .picture && output.elementType == .u8
            ? .bytes(drawn.tensor.scalars.map { UInt8(min(max($0, 0), 255)) }, shape: drawn.tensor.shape)
            : .decimals(drawn.tensor)
        let difference =
            isSame
            ? Tensor(zip(yours.scalars, reference.values).map { Float(Double($0) - $1) }, shape: yours.shape) : nil
        error = difference.flatMap { Self.drawn($0, output) }.map { .decimals($0.tensor) }
        right = isRight
        self.over = over
    }

    /// The tensor with its axes in the order in which they are drawn.
    private static func drawn(_ tensor: Tensor, _ output: OutputSpec) -> (tensor: Tensor, axes: [String])? {
        let kind = output.view.kind
        if kind == .bars { return (tensor.flattened(from: 0), output.axes.suffix(1).map { $0 }) }
        let names = output.axes.count == tensor.rank ? output.axes : []
        guard let axes = ViewAxes(of: kind, shape: tensor.shape, axes: names) else { return nil }
        let turned = tensor.permuted(axes.order)
        let (height, width) = (tensor.shape[axes.y], tensor.shape[axes.x])
        let tiles = axes.others.reduce(1) { $0 * tensor.shape[$1] }
        let shape = (axes.color != nil && tiles == 1 ? [] : [tiles]) + [height, width] + (axes.color == nil ? [] : [3])
        let name = axes.others.last.flatMap { names.indices.contains($0) ? names[$0] : nil } ?? "tile"
        return (turned.reshaped(shape), [name, "y", "x"])
    }
}
