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
    /// What was handed in and is too large for the page.
    let leftOut: [String]

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
        /// The reference, where its elements are bytes; nil when the shape is another.
        let reference: PackedTensor?
        /// Yours less the reference, where they are not; nil when the shape is another.
        let error: PackedTensor?
        /// Whether it is right, within the tolerance.
        let right: Bool
        /// The picture that it lies over.
        let over: String?

        /// How much of the page it takes, in bytes.
        var size: Int { [yours, reference, error].reduce(0) { $0 + ($1?.data.utf8.count ?? 0) } }
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
            leftOut = []
            return
        }
        let references = Grader(lessonFolder: lesson.folder).references(of: exercise)
        let visible = exercise.cases.filter { !$0.hidden }
        let all = exercise.outputs.filter { $0.view.kind != .none }.flatMap { output in visible.map { (output, $0) } }
        // What is wrong comes first, should there not be room for everything.
        let wrong = all.filter { !last.right.contains(Submission.key($0, $1)) }
        let right = all.filter { last.right.contains(Submission.key($0, $1)) }
        var found: [String: Output] = [:]
        var leftOut: [String] = []
        for (output, spec) in wrong + right {
            let key = Submission.key(output, spec)
            guard let yours = last.tensors[key], let reference = references[key] else { continue }
            let over = output.view.over(for: spec.id).flatMap { path in
                (try? Picture(contentsOf: lesson.folder.appending(path: path))).map { data.add($0, named: path) }
            }
            let made = Output(
                output, of: visible.count > 1 ? spec.id : "", yours: yours, reference: reference,
                isRight: last.right.contains(key), over: over)
            guard let made else { continue }
            guard data.takeRoom(for: made.size) else {
                leftOut.append(exercise.cases.count > 1 ? "\(output.name), \(spec.id)" : output.name)
                continue
            }
            found[key] = made
        }
        outputs = all.compactMap { found[Submission.key($0, $1)] }
        self.leftOut = leftOut
    }
}

extension ExerciseData.Output {
    /// One output; nil when its shape cannot be drawn.
    init?(_ output: OutputSpec, of name: String, yours: Tensor, reference: GradedTensor, isRight: Bool, over: String?) {
        let isSame = yours.shape == reference.shape
        let reference = reference.turned(towards: yours.scalars.map(Double.init), by: output.comparison)
        guard let drawn = Self.drawn(yours, output) else { return nil }
        self.name = output.name
        self.case = name
        kind = output.view.kind.rawValue
        axes = drawn.axes
        guard isSame else {
            self.yours = .decimals(drawn.tensor)
            (self.reference, error) = (nil, nil)
            right = false
            self.over = over
            return
        }
        let wanted = Tensor(reference.values.map(Float.init), shape: reference.shape)
        if output.elementType == .u8, let bytes = Self.bytes(drawn.tensor), let other = Self.drawn(wanted, output) {
            self.yours = .bytes(bytes, shape: drawn.tensor.shape)
            self.reference = Self.bytes(other.tensor).map { .bytes($0, shape: other.tensor.shape) }
            error = nil
        } else {
            // The difference keeps digits of its own: that of two numbers that are nearly the same would have none left.
            let difference = zip(yours.scalars, reference.values).map { Float(Double($0) - $1) }
            self.yours = .decimals(drawn.tensor)
            self.reference = nil
            error = Self.drawn(Tensor(difference, shape: yours.shape), output).map { .decimals($0.tensor) }
        }
        right = isRight
        self.over = over
    }

    /// The elements as bytes; nil when one of them is none.
    private static func bytes(_ tensor: Tensor) -> [UInt8]? {
        guard tensor.scalars.allSatisfy({ $0 >= 0 && $0 <= 255 && $0 == $0.rounded() }) else { return nil }
        return tensor.scalars.map { UInt8($0) }
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
