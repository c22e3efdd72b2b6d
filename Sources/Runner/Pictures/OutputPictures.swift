import Foundation
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

    /// Which output of which case a picture shows.
    package struct Key: Hashable, Sendable {
        package var output: String
        package var caseID: String

        package init(output: String, caseID: String) {
            self.output = output
            self.caseID = caseID
        }
    }

    /// An output larger than this is not drawn: nobody could see it, and the learner waits.
    private static let mostElements = 4_000_000

    /// Draws all outputs that have a view, except those of hidden cases.
    ///
    /// A picture is an aid: one that cannot be drawn is left out, and the verdict stands without it.
    ///
    /// - Parameter outputs: the tensors that were handed in.
    package func draw(_ outputs: URL) -> [Key: URL] {
        try? FileManager.default.removeItem(at: folder)
        guard let tensors = try? SafeTensors(contentsOf: outputs),
            (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil
        else { return [:] }
        var references: [String: SafeTensors] = [:]
        var drawn: [Key: URL] = [:]
        for spec in exercise.cases where !spec.hidden {
            for output in exercise.outputs where output.view.kind != .none {
                guard let yours = try? tensors.tensor("\(spec.id)/\(output.name)"), yours.count <= Self.mostElements,
                    let reference = reference(of: output, case: spec.id, from: &references)
                else { continue }
                let over = output.view.over(for: spec.id).flatMap { path in
                    try? Picture(contentsOf: lesson.folder.appending(path: path))
                }
                let title = exercise.cases.count > 1 ? "\(output.name), \(spec.id)" : output.name
                let sheet = ErrorSheet(
                    view: output.view, title: title, yours: yours, reference: reference, over: over)
                let file = folder.appending(path: "\(spec.id)-\(output.name).png")
                guard let picture = sheet.picture(), (try? picture.write(to: file)) != nil else { continue }
                drawn[Key(output: output.name, caseID: spec.id)] = file
            }
        }
        return drawn
    }

    private func reference(
        of output: OutputSpec, case caseID: String, from files: inout [String: SafeTensors]
    ) -> Tensor? {
        let path = output.reference.resolved(for: caseID)
        if files[path.file] == nil {
            files[path.file] = try? SafeTensors(contentsOf: lesson.folder.appending(path: path.file))
        }
        guard let file = files[path.file] else { return nil }
        return (try? file.tensor("\(caseID)/\(path.key)")) ?? (try? file.tensor(path.key))
    }
}
