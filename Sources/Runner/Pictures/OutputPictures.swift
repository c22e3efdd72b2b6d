import Foundation
import Grading
import Imaging
import Lessons
import NN

/// Draws what an exercise handed in, beside what was wanted, into `.course/pictures/<exercise>/`.
package struct OutputPictures: Sendable {
    package let exercise: ExerciseSpec
    package let lesson: Lesson
    /// The folder of this exercise's pictures; emptied of the last check's.
    package let folder: URL

    package init(exercise: ExerciseSpec, lesson: Lesson, folder: URL) {
        self.exercise = exercise
        self.lesson = lesson
        self.folder = folder
    }

    /// An output larger than this is not drawn: nobody could see it, and the learner waits.
    private static let mostElements = 4_000_000

    /// What is drawn, in the order in which it helps: what went wrong first, by stages, then what is right.
    ///
    /// - Parameter compared: what was handed in and what was wanted.
    package func inOrder(_ compared: [ComparedTensors]) -> [ComparedTensors] {
        compared.filter { pair in
            pair.output.view.kind != .none && !pair.spec.hidden
                && pair.yours.map { $0.count <= Self.mostElements } ?? false
        }.enumerated().sorted { first, second in
            func place(_ pair: (offset: Int, element: ComparedTensors)) -> (Int, Int, Int) {
                let isRight = pair.element.finding.isRight
                return (isRight ? 1 : 0, isRight ? 0 : pair.element.output.stage ?? .max, pair.offset)
            }
            return place(first) < place(second)
        }.map(\.element)
    }

    /// Takes away the pictures of the last check, and draws until one is drawn: the one that helps most.
    ///
    /// A picture is an aid: one that cannot be drawn is left out, and the verdict stands without it.
    ///
    /// - Parameter compared: as `inOrder` gives it.
    /// - Returns: what was drawn, by `<case>/<output>`, and what is still to be.
    package func drawFirst(
        _ compared: [ComparedTensors]
    ) -> (drawn: [String: OutputSheet], rest: ArraySlice<ComparedTensors>) {
        try? FileManager.default.removeItem(at: folder)
        guard !compared.isEmpty,
            (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
        else { return ([:], []) }
        for (index, pair) in compared.enumerated() {
            if let sheet = draw(pair) { return ([Self.key(pair): sheet], compared[(index + 1)...]) }
        }
        return ([:], [])
    }

    /// Draws the rest.
    package func draw(_ compared: some Sequence<ComparedTensors>) -> [String: OutputSheet] {
        compared.reduce(into: [:]) { drawn, pair in drawn[Self.key(pair)] = draw(pair) }
    }

    private static func key(_ pair: ComparedTensors) -> String { Submission.key(pair.output, pair.spec) }

    private func draw(_ pair: ComparedTensors) -> OutputSheet? {
        guard let yours = pair.yours else { return nil }
        let over = pair.output.view.over(for: pair.spec.id).flatMap { path in
            try? Picture(contentsOf: lesson.folder.appending(path: path))
        }
        let name = pair.output.name
        let title = exercise.cases.count > 1 ? "\(name), \(pair.spec.id)" : name
        let sheet = ErrorSheet(
            of: pair.output, title: title, yours: yours.tensor, reference: pair.reference.tensor, over: over,
            isRight: pair.finding.isRight)
        let file = folder.appending(path: "\(pair.spec.id)-\(name).png")
        guard let sheet = sheet.sheet(), (try? sheet.picture().write(to: file)) != nil else { return nil }
        return OutputSheet(
            file: file, sheet: sheet, yours: TensorSummary(yours, axes: pair.output.axes),
            reference: TensorSummary(pair.reference, axes: pair.output.axes))
    }
}

extension GradedTensor {
    /// The same elements in single precision, which is all that colors can show.
    fileprivate var tensor: Tensor { Tensor(values.map(Float.init), shape: shape) }
}
