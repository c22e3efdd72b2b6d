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

    /// Draws all outputs that have a view.
    ///
    /// A picture is an aid: one that cannot be drawn is left out, and the verdict stands without it.
    ///
    /// - Parameter compared: what was handed in and what was wanted; hidden cases are not among them.
    /// - Returns: what was drawn, by `<case>/<output>`.
    package func draw(_ compared: [ComparedTensors]) -> [String: OutputSheet] {
        try? FileManager.default.removeItem(at: folder)
        guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
            return [:]
        }
        var drawn: [String: OutputSheet] = [:]
        for pair in compared where pair.output.view.kind != .none && !pair.spec.hidden {
            guard let yours = pair.yours, yours.count <= Self.mostElements else { continue }
            let over = pair.output.view.over(for: pair.spec.id).flatMap { path in
                try? Picture(contentsOf: lesson.folder.appending(path: path))
            }
            let name = pair.output.name
            let title = exercise.cases.count > 1 ? "\(name), \(pair.spec.id)" : name
            let sheet = ErrorSheet(
                of: pair.output, title: title, yours: yours.tensor, reference: pair.expected.tensor, over: over,
                isRight: pair.finding.isRight)
            let file = folder.appending(path: "\(pair.spec.id)-\(name).png")
            guard let sheet = sheet.sheet(), (try? sheet.picture().write(to: file)) != nil else { continue }
            drawn[Submission.key(pair.output, pair.spec)] = OutputSheet(
                file: file, sheet: sheet, yours: TensorSummary(yours, axes: pair.output.axes),
                reference: TensorSummary(pair.expected, axes: pair.output.axes))
        }
        return drawn
    }
}

extension GradedTensor {
    /// The same elements in single precision, which is all that colors can show.
    fileprivate var tensor: Tensor { Tensor(values.map(Float.init), shape: shape) }
}
